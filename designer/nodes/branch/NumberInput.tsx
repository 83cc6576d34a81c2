import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import controls from '../../controls/controls.module.css'
import css from './condition.module.css'

type Props = { readonly value: number; readonly onChange: (value: number) => void }

/** A number to compare with; what is none stays in the field, marked. */
export function NumberInput({ value, onChange }: Props) {
  const { t } = useTranslation()
  const [draft, setDraft] = useState<string | null>(null)
  const isNumber = (text: string) => text.trim() !== '' && Number.isFinite(Number(text))
  return (
    <input
      className={`${controls.input} ${css.value}`}
      inputMode="decimal"
      aria-label={t('form.value')}
      aria-invalid={draft !== null && !isNumber(draft)}
      value={draft ?? String(value)}
      onChange={({ target }) => {
        setDraft(target.value)
        if (isNumber(target.value)) onChange(Number(target.value))
      }}
      onBlur={() => setDraft(null)}
    />
  )
}
