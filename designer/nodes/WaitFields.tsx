import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { NumberField } from '../controls/NumberField.tsx'
import { TextField } from '../controls/TextField.tsx'
import { readDuration, sayDuration } from './durations.ts'

type DurationProps = {
  readonly label: string
  readonly value: string | undefined
  readonly fallback: string
  readonly onChange: (value: string | undefined) => void
}

/** A length of time in words, `10 minutes`; the file's own `PT10M` is taken as well. Empty means the default. */
export function DurationField({ label, value, fallback, onChange }: DurationProps) {
  const { t, i18n } = useTranslation()
  const [draft, setDraft] = useState<string | null>(null)
  const isRead = (text: string) => text.trim() === '' || readDuration(text) !== null
  const shown = draft ?? (value === undefined ? '' : sayDuration(value, i18n.language))
  return (
    <TextField
      label={label}
      value={shown}
      placeholder={sayDuration(fallback, i18n.language)}
      at="timeout"
      help={t('form.durationHelp')}
      problem={isRead(shown) ? null : t('form.durationWrong')}
      onBlur={() => {
        // What cannot be read stays, marked: it would be lost without a word.
        if (isRead(shown)) setDraft(null)
      }}
      onChange={(text) => {
        setDraft(text)
        const read = readDuration(text)
        if (read !== null || text.trim() === '') onChange(read ?? undefined)
      }}
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
