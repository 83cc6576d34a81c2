import { useTranslation } from 'react-i18next'
import type { Button } from '../../../schemas/flow.ts'
import { ItemList } from '../../controls/ItemList.tsx'
import { SelectField } from '../../controls/SelectField.tsx'
import { TextField } from '../../controls/TextField.tsx'
import { TextPerLanguage } from '../../controls/TextPerLanguage.tsx'
import { withOptional } from '../withOptional.ts'

type Props = {
  readonly buttons: readonly Button[]
  readonly languages: readonly string[]
  readonly most: number
  readonly onChange: (buttons: readonly Button[], key?: string) => void
}

/** Buttons that answer or open an address. */
export function ButtonsEditor({ buttons, languages, most, onChange }: Props) {
  const { t } = useTranslation()
  return (
    <ItemList<Button>
      items={buttons}
      at="buttons"
      most={most}
      addLabel={t('form.addButton')}
      create={() => ({ label: Object.fromEntries(languages.map((language) => [language, ''])) })}
      keyOf={(_, index) => String(index)}
      onChange={(items) => onChange(items)}
      title={(button, index) => (
        <SelectField
          label={t('form.button', { number: index + 1 })}
          value={button.url === undefined ? 'answers' : 'opens'}
          options={(['answers', 'opens'] as const).map((value) => ({ value, label: t(`form.buttonThat.${value}`) }))}
          onChange={(does) =>
            onChange(
              buttons.with(
                index,
                does === 'opens' ? { label: button.label, url: 'https://' } : { label: button.label },
              ),
            )
          }
        />
      )}
      body={(button, _, index) => {
        const change = (next: Button, key: string) => onChange(buttons.with(index, next), `buttons/${index}/${key}`)
        return (
          <>
            <TextPerLanguage
              label={t('form.label')}
              text={button.label}
              at="label"
              languages={languages}
              onChange={(label, language) => change({ ...button, label }, `label/${language}`)}
            />
            {button.url === undefined ? (
              <TextField
                label={t('form.pressedValue')}
                value={button.value ?? ''}
                at="value"
                help={t('form.pressedValueHelp')}
                onChange={(value) => change(withOptional(button, 'value', value === '' ? undefined : value), 'value')}
              />
            ) : (
              <TextField
                label={t('form.address')}
                value={button.url}
                at="url"
                isMono
                help={t('form.addressHelp')}
                onChange={(url) => change({ ...button, url }, 'url')}
              />
            )}
          </>
        )
      }}
    />
  )
}
