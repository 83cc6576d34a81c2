import { useTranslation } from 'react-i18next'
import type { ChannelHealth as Health } from '../../../schemas/wire.ts'
import { useWhen } from '../../editor/useWhen.ts'
import css from './ChannelConnection.module.css'

/** When a channel was last heard, who can be written to freely, and what its platform did not take. */
export function ChannelHealth({ health }: { readonly health: Health }) {
  const { t } = useTranslation()
  const when = useWhen()
  const { lastEventAt, lastSentAt, openWindows, errors } = health
  return (
    <ul className={css.health}>
      <li>
        {lastEventAt === null
          ? t('channelConnection.noEvent')
          : t('channelConnection.lastEvent', { when: when(lastEventAt) })}
      </li>
      {lastSentAt !== null && <li>{t('channelConnection.lastSent', { when: when(lastSentAt) })}</li>}
      {openWindows !== null && <li>{t('channelConnection.openWindows', { customers: openWindows })}</li>}
      {errors.map(({ error, count, lastAt }) => (
        <li key={error}>{t('channelConnection.refusals', { error, count, when: when(lastAt) })}</li>
      ))}
    </ul>
  )
}
