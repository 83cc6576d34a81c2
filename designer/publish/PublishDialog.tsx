import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../controls/Dialog.tsx'
import { useDesigner } from '../editor/DesignerContext.ts'
import { useHostAnswer } from '../editor/useHostAnswer.ts'
import { LiveLine } from './LiveLine.tsx'
import css from './Publish.module.css'
import { PublishForm } from './PublishForm.tsx'
import { ReleaseList } from './ReleaseList.tsx'

type Props = { readonly onSave: () => void; readonly onClose: () => void }

const TABS = ['publish', 'releases'] as const

/** What is live, what publishing would change, and the way back to any earlier release. */
export function PublishDialog({ onSave, onClose }: Props) {
  const { t } = useTranslation()
  const { releases } = useDesigner()
  const [tab, setTab] = useState<(typeof TABS)[number]>('publish')
  const [said, setSaid] = useState('')
  const known = useHostAnswer(releases.list)
  const { again } = known
  const onDone = useCallback(
    (words: string) => {
      setSaid(words)
      setTab('releases')
      again()
    },
    [again],
  )
  return (
    <Dialog title={t('publish.title')} onClose={onClose}>
      {known.problem !== null && (
        <p className={css.problem} role="alert">
          {known.problem}
        </p>
      )}
      {known.value !== null && (
        <>
          <LiveLine {...known.value} onDone={onDone} />
          <p className={css.said} role="status">
            {said}
          </p>
          <fieldset className={css.tabs} aria-label={t('publish.title')}>
            {TABS.map((each) => (
              <button key={each} type="button" aria-pressed={tab === each} onClick={() => setTab(each)}>
                {t(`publish.tabs.${each}`)}
              </button>
            ))}
          </fieldset>
          {tab === 'publish' ? (
            <PublishForm deployment={known.value.deployment} onSave={onSave} onDone={onDone} />
          ) : (
            <ReleaseList {...known.value} onDone={onDone} />
          )}
        </>
      )}
    </Dialog>
  )
}
