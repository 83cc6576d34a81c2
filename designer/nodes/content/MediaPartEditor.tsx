import { useTranslation } from 'react-i18next'
import type { MediaPart } from '../../../schemas/flow.ts'
import { TextField } from '../../controls/TextField.tsx'
import { TextPerLanguage } from '../../controls/TextPerLanguage.tsx'
import { someText } from '../../controls/translations.ts'
import { withOptional } from '../withOptional.ts'
import { CaptionField } from './CaptionField.tsx'
import type { PartProps } from './PartProps.ts'

/** A medium: where it lies, what it shows, and what is said with it. */
export function MediaPartEditor({ part, languages, onChange, note }: PartProps<MediaPart>) {
  const { t } = useTranslation()
  const { media } = part
  return (
    <>
      <TextField
        label={t('form.address')}
        value={media.url}
        at="media/url"
        isMono
        help={t('form.addressHelp')}
        onChange={(url) => onChange({ ...part, media: { ...media, url } }, 'url')}
      />
      <TextPerLanguage
        label={t('form.alt')}
        text={media.alt ?? {}}
        at="media/alt"
        languages={languages}
        onChange={(alt, language) =>
          onChange({ ...part, media: withOptional(media, 'alt', someText(alt)) }, `alt/${language}`)
        }
      />
      <CaptionField part={part} languages={languages} onChange={onChange} note={note} />
    </>
  )
}
