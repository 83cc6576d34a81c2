import { useTranslation } from 'react-i18next'
import type { Channel } from '../../../schemas/resources.ts'
import css from './ChannelConnection.module.css'
import { CopyLines } from './CopyLines.tsx'
import { isLocal } from './channelSteps.ts'

type Props = {
  readonly id: string
  readonly channel: Channel
  /** as the host knows it; null: it was not asked yet */
  readonly publicAddress: string | null
}

/** Where the platform is to send what happens. */
export function ChannelAddress({ id, channel, publicAddress }: Props) {
  const { t } = useTranslation()
  const address = publicAddress ?? `${window.location.origin}/webhooks/${encodeURIComponent(id)}`
  // A platform that is played, or reached through a proxy, may well be on this machine.
  const isPlayed = 'apiUrl' in channel && channel.apiUrl !== undefined
  return (
    <div className={css.lines}>
      <h4>{t('channelConnection.address')}</h4>
      <CopyLines text={address} label={t('channelConnection.copy')} />
      <small>{t('channelConnection.kindAddress', { address: address.replace(/[^/]*$/, channel.kind) })}</small>
      {isLocal(address) && !isPlayed && <small>{t('channelConnection.local')}</small>}
    </div>
  )
}
