import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { diffWorkspaces } from '../../runtime/proof/diff/diffWorkspaces.ts'
import { sayDiff } from '../../runtime/proof/diff/sayDiff.ts'
import { Button } from '../controls/Button.tsx'
import { Dialog } from '../controls/Dialog.tsx'
import { DiffWords } from '../controls/DiffWords.tsx'
import { KeptPlaces } from '../controls/KeptPlaces.tsx'
import { draftOf, restoreDraft } from '../document/Draft.ts'
import { setFiles } from '../document/workspace/setFiles.ts'
import { useDesigner, useDocument } from '../editor/DesignerContext.ts'
import type { AbandonedDraft, DraftStore } from './DraftStore.ts'
import css from './RestoreDraft.module.css'

/** Offers what a tab left behind unsaved, one draft after the other, the newest first. */
export function RestoreDraft({ store }: { readonly store: DraftStore }) {
  const [drafts, setDrafts] = useState<readonly AbandonedDraft[]>([])
  useEffect(() => {
    void store.abandoned().then(setDrafts, () => {})
  }, [store])
  const [first, ...others] = drafts
  if (first === undefined) return null
  const next = () => setDrafts(others)
  return (
    <Offer
      key={first.id}
      store={store}
      found={first}
      onLater={next}
      onDone={() => {
        void store.remove(first.id).catch(() => {})
        next()
      }}
    />
  )
}

type Props = {
  readonly store: DraftStore
  readonly found: AbandonedDraft
  readonly onLater: () => void
  readonly onDone: () => void
}

function Offer({ store, found: { draft }, onLater, onDone }: Props) {
  const { t, i18n } = useTranslation()
  const { document, editor } = useDesigner()
  const state = useDocument((all) => all)
  const { present } = state.history
  const restored = useMemo(() => restoreDraft(draft, state), [draft, state])
  const sections = useMemo(() => {
    const after = setFiles(present, restored)
    return after.ok ? sayDiff(diffWorkspaces(present, after.value)) : []
  }, [present, restored])
  const at = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeStyle: 'short' }).format(draft.at)
  const restore = () => {
    const refusal = document.edit('restoreDraft', setFiles, restored)
    // What is restored is this tab's draft before it is that tab's no more.
    if (refusal === null) void store.keep(draftOf(document.getState(), draft.at)).then(onDone, onDone)
    else editor.setState({ notice: { kind: 'refused', refusal } })
  }
  return (
    <Dialog
      title={t('drafts.title', { at })}
      onClose={onLater}
      actions={
        <>
          <Button look="quiet" onClick={onDone}>
            {t('drafts.discard')}
          </Button>
          <Button onClick={onLater}>{t('drafts.later')}</Button>
          <Button look="primary" data-focus onClick={restore}>
            {t('drafts.restore')}
          </Button>
        </>
      }
    >
      <p>{t('drafts.explanation')}</p>
      <KeptPlaces lead={t('drafts.kept')} places={restored.kept} />
      <div className={css.difference}>
        {sections.length === 0 ? <p>{t('drafts.same')}</p> : <DiffWords sections={sections} />}
      </div>
    </Dialog>
  )
}
