import { TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../controls/Button.tsx'
import { kindOf } from './kindOf.ts'
import type { PlayedTalk } from './playTalk.ts'
import css from './Simulator.module.css'
import type { TalkNow } from './useTalk.ts'

type Props = { readonly stale: NonNullable<PlayedTalk['stale']> } & Pick<TalkNow, 'talk' | 'change'>

/** The flow was changed, and the rest of the conversation cannot happen any more. */
export function StaleNote({ stale, talk, change }: Props) {
  const { t } = useTranslation()
  const left = talk.gives.length - stale.step
  const give = talk.gives[stale.step]
  return (
    <div className={css.stale} role="alert">
      <TriangleAlert size={15} aria-hidden="true" />
      <p>
        {t('simulator.stale', { count: left })}{' '}
        {give !== undefined && <small>{t(`simulator.needs.${kindOf(give)}`)}</small>}
      </p>
      <Button onClick={() => change((each) => ({ ...each, gives: each.gives.slice(0, stale.step) }))}>
        {t('simulator.dropRest')}
      </Button>
    </div>
  )
}
