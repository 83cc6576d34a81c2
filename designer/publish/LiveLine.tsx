import { Radio } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Releases } from '../api/ReleaseApi.ts'
import { Button } from '../controls/Button.tsx'
import { useNeeds } from '../editor/useMay.ts'
import { useWhen } from '../editor/useWhen.ts'
import css from './Publish.module.css'
import { useDeploy } from './useDeploy.ts'

/** The release that customers get, since when, and a canary beside it with its two ways out. */
export function LiveLine({ releases, deployment, onDone }: Releases & { readonly onDone: (said: string) => void }) {
  const { t } = useTranslation()
  const when = useWhen()
  const { deploy, problem, isBusy } = useDeploy(onDone)
  const needsPublisher = useNeeds('publisher')
  if (deployment === null) return <p className={css.live}>{t('publish.nothingLive')}</p>
  const { live, canary, at } = deployment
  const noteOf = (hash: string) => releases.find((release) => release.hash === hash)?.note ?? null
  const note = noteOf(live)
  return (
    <section className={css.live} aria-label={t('publish.live')}>
      <p>
        <Radio size={15} aria-hidden="true" />
        <span>
          <strong>{t('publish.live')}</strong> <code>{live.slice(0, 12)}</code>{' '}
          {note !== null && <q dir="auto">{note}</q>}
        </span>
        <small>{t('publish.since', { at: when(at) })}</small>
      </p>
      {canary !== null && (
        <div className={css.canary}>
          <p>
            {t('publish.canary', { percent: canary.percent })} <code>{canary.release.slice(0, 12)}</code>{' '}
            {noteOf(canary.release) !== null && <q dir="auto">{noteOf(canary.release)}</q>}
          </p>
          <Button
            disabled={isBusy}
            onClick={() => deploy({ live, expectedLive: live }, t('publish.aborted'))}
            {...needsPublisher}
          >
            {t('publish.abort')}
          </Button>
          <Button
            look="primary"
            disabled={isBusy}
            onClick={() => deploy({ live: canary.release, expectedLive: live }, t('publish.promoted'))}
            {...needsPublisher}
          >
            {t('publish.promote')}
          </Button>
        </div>
      )}
      {problem !== null && (
        <p className={css.problem} role="alert">
          {problem}
        </p>
      )}
    </section>
  )
}
