import { useTranslation } from 'react-i18next'
import { TextField } from '../../controls/TextField.tsx'

type Props = {
  readonly country: string | undefined
  /** what holds when it is empty */
  readonly fallback?: string | undefined
  readonly onChange: (country: string | undefined) => void
}

/** The country of the customers, by its ISO 3166 code. */
export function CountryField({ country, fallback, onChange }: Props) {
  const { t } = useTranslation()
  return (
    <TextField
      label={t('settings.country')}
      help={t('settings.countryHelp')}
      value={country ?? ''}
      at="country"
      placeholder={fallback ?? ''}
      onChange={(text) => onChange(text.trim() === '' ? undefined : text.trim().toUpperCase())}
    />
  )
}
