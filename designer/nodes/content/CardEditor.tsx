import { useTranslation } from 'react-i18next'
import type { Card } from '../../../schemas/flow.ts'
import { TextField } from '../../controls/TextField.tsx'
import { TextPerLanguage } from '../../controls/TextPerLanguage.tsx'
import { someText } from '../../controls/translations.ts'
import { withOptional } from '../withOptional.ts'
import { ButtonsEditor } from './ButtonsEditor.tsx'

type Props = {
  readonly card: Card
  readonly languages: readonly string[]
  readonly onChange: (card: Card, key?: string) => void
}

/** One card: title, text, picture, and its buttons. */
export function CardEditor({ card, languages, onChange }: Props) {
  const { t } = useTranslation()
  const { image, buttons = [] } = card
  return (
    <>
      <TextPerLanguage
        label={t('form.title')}
        text={card.title}
        at="title"
        languages={languages}
        onChange={(title, language) => onChange({ ...card, title }, `title/${language}`)}
      />
      <TextPerLanguage
        label={t('form.text')}
        text={card.text ?? {}}
        at="text"
        languages={languages}
        onChange={(text, language) => onChange(withOptional(card, 'text', someText(text)), `text/${language}`)}
      />
      <TextField
        label={t('form.picture')}
        value={image?.url ?? ''}
        at="image/url"
        isMono
        help={t('form.addressHelp')}
        onChange={(url) => onChange(withOptional(card, 'image', url === '' ? undefined : { ...image, url }), 'image')}
      />
      {image !== undefined && (
        <TextPerLanguage
          label={t('form.alt')}
          text={image.alt ?? {}}
          at="image/alt"
          languages={languages}
          onChange={(alt, language) =>
            onChange({ ...card, image: withOptional(image, 'alt', someText(alt)) }, `alt/${language}`)
          }
        />
      )}
      <ButtonsEditor
        buttons={buttons}
        languages={languages}
        most={3}
        onChange={(next, key) => onChange(withOptional(card, 'buttons', next.length === 0 ? undefined : next), key)}
      />
    </>
  )
}
