import { useTranslation } from 'react-i18next'
import type { CardsPart, MediaPart } from '../../../schemas/flow.ts'
import { TextPerLanguage } from '../../controls/TextPerLanguage.tsx'
import { someText } from '../../controls/translations.ts'
import { withOptional } from '../withOptional.ts'
import type { PartProps } from './PartProps.ts'

/** What is said with what is shown. */
export function CaptionField<P extends CardsPart | MediaPart>({ part, languages, onChange, note }: PartProps<P>) {
  const { t } = useTranslation()
  return (
    <TextPerLanguage
      label={t('form.caption')}
      text={part.caption ?? {}}
      at="caption"
      languages={languages}
      isLong
      note={note}
      onChange={(caption, language) =>
        onChange(withOptional(part, 'caption', someText(caption)), `caption/${language}`)
      }
    />
  )
}
