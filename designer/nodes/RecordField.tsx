import { useTranslation } from 'react-i18next'
import css from '../controls/controls.module.css'
import { EntriesField, type EntriesProps } from './EntriesField.tsx'

/** Names with texts. */
export function RecordField(props: EntriesProps<string>) {
  const { t } = useTranslation()
  return (
    <EntriesField
      {...props}
      newValue=""
      field={(text, onChange) => (
        <input
          className={`${css.input} ${css.mono}`}
          aria-label={t('form.value')}
          value={text}
          onChange={({ target }) => onChange(target.value, true)}
        />
      )}
    />
  )
}
