import { TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { ShownBubble } from '../../shown/ShownBubble.tsx'
import css from './MessagePreview.module.css'
import type { PreviewMessage } from './previewOf.ts'
import { sayFallOf } from './sayFallOf.ts'

type Props = { readonly message: PreviewMessage; readonly isFilledIn: boolean }

/** One message as a customer gets it, and what the channel makes of it. */
export function PreviewBubble({ message: { bubbles, falls, isMissing, segments, length }, isFilledIn }: Props) {
  const { t, i18n } = useTranslation()
  const told = falls.map((fall) => sayFallOf(fall, t, i18n))
  const warnings = [...new Set(isMissing ? [...told, t('form.untranslated')] : told)]
  return (
    <div className={css.message} data-missing={isMissing}>
      {bubbles.length === 0 && <em>{t('card.noText')}</em>}
      {bubbles.map((shown, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: bubbles have no other name
        <ShownBubble key={index} shown={shown} onPress={null} />
      ))}
      {isFilledIn && <small>{t('preview.examples')}</small>}
      {segments === null ? null : <small>{t('preview.segments', { count: segments, length })}</small>}
      {warnings.map((warning) => (
        <small key={warning} className={css.warning}>
          <TriangleAlert size={13} aria-hidden="true" /> {warning}
        </small>
      ))}
    </div>
  )
}
