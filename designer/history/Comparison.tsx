import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { DiffCanvas } from '../canvas/DiffCanvas.tsx'
import { DiffWords } from '../controls/DiffWords.tsx'
import { useVersionFiles } from '../versions/useVersionFiles.ts'
import type { VersionName } from '../versions/Version.ts'
import css from './History.module.css'
import { readDrawing } from './readDrawing.ts'
import { sayDrawings } from './sayDrawings.ts'

type Props = { readonly flowId: string; readonly before: VersionName; readonly after: VersionName }

/** Two versions of a flow: as one picture, and in words. */
export function Comparison({ flowId, before, after }: Props) {
  const { t } = useTranslation()
  const old = useVersionFiles(before, flowId)
  const now = useVersionFiles(after, flowId)
  const from = useMemo(() => (old.files === null ? null : readDrawing(old.files, flowId)), [old.files, flowId])
  const to = useMemo(() => (now.files === null ? null : readDrawing(now.files, flowId)), [now.files, flowId])
  const sections = useMemo(
    () => (from === null || to === null ? [] : sayDrawings(flowId, from, to)),
    [flowId, from, to],
  )
  const problem = old.problem ?? now.problem
  if (problem !== null) return <p className={css.empty}>{problem}</p>
  if (old.files === null || now.files === null) return <p className={css.empty}>{t('history.loading')}</p>
  if (from === null || to === null) return <p className={css.empty}>{t('history.notThere')}</p>
  return (
    <>
      <div className={css.picture}>
        <DiffCanvas before={from} after={to} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the keyboard must be able to */}
      <section className={css.words} aria-label={t('history.words')} tabIndex={0}>
        {sections.length === 0 ? <p>{t('history.same')}</p> : <DiffWords sections={sections} />}
      </section>
    </>
  )
}
