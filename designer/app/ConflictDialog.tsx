import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { diffWorkspaces } from '../../runtime/proof/diff/diffWorkspaces.ts'
import { sayDiff } from '../../runtime/proof/diff/sayDiff.ts'
import { Button } from '../controls/Button.tsx'
import { Dialog } from '../controls/Dialog.tsx'
import { DiffWords } from '../controls/DiffWords.tsx'
import { KeptPlaces } from '../controls/KeptPlaces.tsx'
import { mergeWithDisk } from '../document/DocumentStore.ts'
import { setFiles } from '../document/workspace/setFiles.ts'
import { useDesigner, useDocument, useEditor } from '../editor/DesignerContext.ts'
import type { Conflict } from '../editor/EditorStore.ts'
import css from './ConflictDialog.module.css'
import { useSave } from './useSave.ts'

/** Shows what the author changed in a file beside what the disk has meanwhile, and lets the author merge them or choose. One file after the other. */
export function ConflictDialog() {
  const [conflict] = useEditor(({ conflicts }) => conflicts)
  return conflict === undefined ? null : <OneConflict key={conflict.path} conflict={conflict} />
}

function OneConflict({ conflict: { path, current } }: { readonly conflict: Conflict }) {
  const { t } = useTranslation()
  const { document, editor } = useDesigner()
  const save = useSave()
  const state = useDocument((all) => all)
  const merged = useMemo(() => (current === null ? null : mergeWithDisk(state, path, current)), [state, path, current])
  const { mine, theirs } = useMemo(() => {
    const { base, history } = state
    const read = setFiles(base, { files: { [path]: current?.text ?? null } })
    const say = (after: typeof base) =>
      sayDiff({ files: diffWorkspaces(base, after).files.filter(({ file }) => file === path) })
    return { mine: say(history.present), theirs: read.ok ? say(read.value) : null }
  }, [state, path, current])
  const finish = () => editor.setState(({ conflicts }) => ({ conflicts: conflicts.slice(1) }))
  const write = () => {
    finish()
    void save()
  }
  return (
    <Dialog
      title={t('conflict.title', { path })}
      onClose={() => editor.setState({ conflicts: [] })}
      actions={
        <>
          <Button onClick={() => editor.setState({ conflicts: [] })}>{t('conflict.later')}</Button>
          {theirs !== null && (
            <Button
              onClick={() => {
                document.takeFromDisk(path, current)
                finish()
              }}
            >
              {t('conflict.takeTheirs')}
            </Button>
          )}
          <Button
            look={merged === null ? 'primary' : 'plain'}
            onClick={() => {
              document.keepOverDisk(path, current)
              write()
            }}
          >
            {t('conflict.keepMine')}
          </Button>
          {merged !== null && current !== null && (
            <Button
              look="primary"
              data-focus
              onClick={() => {
                document.mergeFromDisk(path, current)
                write()
              }}
            >
              {t('conflict.merge')}
            </Button>
          )}
        </>
      }
    >
      <p>{t('conflict.explanation')}</p>
      <div className={css.versions}>
        <section>
          <h3>{t('conflict.mine')}</h3>
          <DiffWords sections={mine} />
        </section>
        <section>
          <h3>{t('conflict.theirs')}</h3>
          {theirs === null ? <pre dir="ltr">{current?.text}</pre> : <DiffWords sections={theirs} />}
        </section>
      </div>
      {merged !== null && <KeptPlaces lead={t('conflict.kept')} places={merged.kept} />}
    </Dialog>
  )
}
