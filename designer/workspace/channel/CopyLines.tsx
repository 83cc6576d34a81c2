import { Copy } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../controls/Button.tsx'

/** Lines that are needed elsewhere as they are; `label`: what copies them. */
export function CopyLines({ text, label }: { readonly text: string; readonly label: string }) {
  const { t } = useTranslation()
  const [copied, setCopied] = useState<string | null>(null)
  const copy = () => {
    // A page without TLS may not use the clipboard: then the lines are there to be selected.
    void navigator.clipboard?.writeText(text).then(
      () => setCopied(text),
      () => setCopied(null),
    )
  }
  return (
    <>
      <code>{text}</code>
      <Button icon={Copy} onClick={copy}>
        {copied === text ? t('channelConnection.copied') : label}
      </Button>
    </>
  )
}
