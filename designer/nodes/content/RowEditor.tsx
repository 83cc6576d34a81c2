import { useTranslation } from 'react-i18next'
import type { ListRow } from '../../../schemas/flow.ts'
import { TextField } from '../../controls/TextField.tsx'
import { TextPerLanguage } from '../../controls/TextPerLanguage.tsx'
import { someText } from '../../controls/translations.ts'
import { withOptional } from '../withOptional.ts'

type Props = {
  readonly row: ListRow
  readonly languages: readonly string[]
  readonly onChange: (row: ListRow, key: string) => void
}

/** A row of a list: its label, a second line, and what is received when it is chosen. */
export function RowEditor({ row, languages, onChange }: Props) {
  const { t } = useTranslation()
  return (
    <>
      <TextPerLanguage
        label={t('form.label')}
        text={row.label}
        at="label"
        languages={languages}
        onChange={(label, language) => onChange({ ...row, label }, `label/${language}`)}
      />
      <TextPerLanguage
        label={t('form.secondLine')}
        text={row.description ?? {}}
        at="description"
        languages={languages}
        onChange={(text, language) =>
          onChange(withOptional(row, 'description', someText(text)), `description/${language}`)
        }
      />
      <TextField
        label={t('form.pressedValue')}
        value={row.value ?? ''}
        at="value"
        help={t('form.pressedValueHelp')}
        onChange={(value) => onChange(withOptional(row, 'value', value === '' ? undefined : value), 'value')}
      />
    </>
  )
}
