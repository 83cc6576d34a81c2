import { FileText, Film, Image, Link, Music, TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import css from './MessagePreview.module.css'
import type { PreviewMessage } from './previewOf.ts'
import { useFilledIn } from './useFilledIn.ts'

const ICONS = { image: Image, video: Film, audio: Music, file: FileText }

/** One message as a customer gets it, and what the channel makes of it. */
export function PreviewBubble({ message }: { readonly message: PreviewMessage }) {
  const { t } = useTranslation()
  const { isMissing, media, isLink, buttons, length, segments, tooLong, tooManyButtons } = message
  const { text, isFilledIn } = useFilledIn(message.text)
  const warnings = [
    tooLong === null ? null : t('preview.tooLong', tooLong),
    tooManyButtons === null ? null : t('preview.tooManyButtons', tooManyButtons),
    media !== null && isLink ? t('preview.asLink') : null,
    isMissing ? t('form.untranslated') : null,
  ].filter((warning) => warning !== null)
  const Icon = media === null ? null : isLink ? Link : ICONS[media.kind]
  return (
    <div className={css.message}>
      <div className={css.bubble} data-missing={isMissing}>
        {media !== null && Icon !== null && (
          <span className={css.media}>
            <Icon size={16} role="img" aria-label={t(`media.${media.kind}`)} />
            <span dir="auto">{media.alt === '' || isLink ? media.url : media.alt}</span>
          </span>
        )}
        {text === '' && media === null ? <em>{t('card.noText')}</em> : <span dir="auto">{text}</span>}
      </div>
      {buttons.length > 0 && (
        <ul className={css.buttons}>
          {buttons.map((label, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two buttons may be called the same while they are written
            <li key={index} dir="auto">
              {label}
            </li>
          ))}
        </ul>
      )}
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
