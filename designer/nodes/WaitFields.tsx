import { useTranslation } from 'react-i18next'
import { parseDuration } from '../../runtime/engine/parseDuration.ts'
import { NumberField } from '../controls/NumberField.tsx'
import { TextField } from '../controls/TextField.tsx'

type DurationProps = {
  readonly label: string
  readonly value: string | undefined
  readonly fallback: string
  readonly onChange: (value: string | undefined) => void
}

/** A length of time as the file writes it: `PT10M`. Empty means the default. */
export function DurationField({ label, value, fallback, onChange }: DurationProps) {
  const { t } = useTranslation()
  const isWrong = value !== undefined && parseDuration(value) === null
  return (
    <TextField
      label={label}
      value={value ?? ''}
      placeholder={fallback}
      isMono
      at="timeout"
      help={t('form.durationHelp')}
      problem={isWrong ? t('form.durationWrong') : null}
      onChange={(text) => onChange(text === '' ? undefined : text.toUpperCase())}
    />
  )
}

type AttemptsProps = { readonly value: number | undefined; readonly onChange: (value: number | undefined) => void }

export function AttemptsField({ value, onChange }: AttemptsProps) {
  const { t } = useTranslation()
  return (
    <NumberField
      label={t('form.attempts')}
      value={value}
      at="attempts"
      least={1}
      most={10}
      placeholder="3"
      help={t('form.attemptsHelp')}
      onChange={onChange}
    />
  )
}
