import { Copy } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Channel } from '../../../schemas/resources.ts'
import { Button } from '../../controls/Button.tsx'
import css from './ChannelConnection.module.css'

type Props = {
  readonly id: string
  readonly kind: Channel['kind']
  /** as the host knows it; null: it was not asked yet */
  readonly publicAddress: string | null
}

/** Where the platform is to send what happens. */
export function ChannelAddress({ id, kind, publicAddress }: Props) {
  const { t } = useTranslation()
  const [copied, setCopied] = useState<string | null>(null)
  const address = publicAddress ?? `${window.location.origin}/webhooks/${encodeURIComponent(id)}`
  const copy = () => {
    // A page without TLS may not use the clipboard: then the address is there to be selected.
    void navigator.clipboard?.writeText(address).then(
      () => setCopied(address),
      () => setCopied(null),
    )
  }
  return (
    <div className={css.address}>
      <code>{address}</code>
      <Button icon={Copy} onClick={copy}>
        {copied === address ? t('channelConnection.copied') : t('channelConnection.copy')}
      </Button>
      <small>{t('channelConnection.kindAddress', { address: address.replace(/[^/]*$/, kind) })}</small>
      {/^https?:\/\/(?:localhost|127\.|\[::1\])/.test(address) && <small>{t('channelConnection.local')}</small>}
    </div>
  )
}
