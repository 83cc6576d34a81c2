import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Releases } from '../api/ReleaseApi.ts'
import { Button } from '../controls/Button.tsx'
import { useNeeds } from '../editor/useMay.ts'
import { useWhen } from '../editor/useWhen.ts'
import css from './Publish.module.css'
import { useDeploy } from './useDeploy.ts'

/** Every release, the newest first; an earlier one goes live again after a second thought. */
export function ReleaseList({ releases, deployment, onDone }: Releases & { readonly onDone: (said: string) => void }) {
  const { t } = useTranslation()
  const when = useWhen()
  const needsPublisher = useNeeds('publisher')
  const { deploy, problem, isBusy } = useDeploy(onDone)
  const [asked, setAsked] = useState<string | null>(null)
  return (
    <>
      {problem !== null && (
        <p className={css.problem} role="alert">
          {problem}
        </p>
      )}
      <ul className={css.releases}>
        {releases.map(({ hash, publishedAt, note, commit, standing }) => {
          const isLive = deployment?.live === hash
          const name = note ?? hash.slice(0, 12)
          return (
            <li key={hash} data-live={isLive}>
              <div>
                <strong dir="auto">{note ?? t('publish.noNote')}</strong>
                <small>
                  <code>{hash.slice(0, 12)}</code> · {when(publishedAt)}
                  {commit !== null && (
                    <>
                      {' · '}
                      {t('publish.ofCommit')} <code>{commit.replace(/^(.{8})[0-9a-f]*/, '$1')}</code>
                    </>
                  )}
                  {standing > 0 && ` · ${t('publish.standingOn', { count: standing })}`}
                </small>
              </div>
              {isLive ? (
                <span className={css.badge}>{t('publish.live')}</span>
              ) : deployment?.canary?.release === hash ? (
                <span className={css.badge}>{t('publish.share', { percent: deployment.canary.percent })}</span>
              ) : asked === hash ? (
                <Button
                  look="primary"
                  disabled={isBusy}
                  onClick={() => {
                    setAsked(null)
                    deploy(
                      { live: hash, ...(deployment === null ? {} : { expectedLive: deployment.live }) },
                      t('publish.wentBack', { name }),
                    )
                  }}
                >
                  {t('publish.goBackSurely')}
                </Button>
              ) : (
                <Button
                  aria-label={t('publish.goBackTo', { name })}
                  disabled={isBusy}
                  onClick={() => setAsked(hash)}
                  {...needsPublisher}
                >
                  {t('publish.goBack')}
                </Button>
              )}
            </li>
          )
        })}
      </ul>
    </>
  )
}
