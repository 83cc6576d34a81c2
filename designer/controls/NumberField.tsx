import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import css from './controls.module.css'
import { Field } from './Field.tsx'
import { optional } from './optional.ts'

type Props = {
  readonly label: string
  /** undefined: the default holds */
  readonly value: number | undefined
  readonly onChange: (value: number | undefined) => void
  readonly least?: number
  readonly most?: number
  readonly placeholder?: string
  readonly help?: string
  /** where it lies in the form: see Field */
  readonly at?: string
}

/** A number within bounds; what is no such number is marked and not taken. Empty means the default. */
export function NumberField({ label, value, onChange, least, most, placeholder, help, at }: Props) {
  const { t } = useTranslation()
  const [draft, setDraft] = useState<string | null>(null)
  const shown = draft ?? (value === undefined ? '' : String(value))
  const isFit = (text: string): boolean => {
    const number = Number(text)
    return text.trim() !== '' && Number.isFinite(number) && number >= (least ?? -1e15) && number <= (most ?? 1e15)
  }
  const bounds = { least: least ?? '', most: most ?? '' }
  const problem =
    shown === '' || isFit(shown)
      ? null
      : least !== undefined && most !== undefined
        ? t('form.numberBetween', bounds)
        : t('form.numberAny')
  return (
    <Field label={label} problem={problem} {...optional({ help, at })}>
      {({ id, describedBy, isInvalid }) => (
        <input
          id={id}
          className={css.input}
          inputMode="decimal"
          value={shown}
          placeholder={placeholder}
          aria-describedby={describedBy}
          aria-invalid={isInvalid}
          onChange={({ target }) => {
            setDraft(target.value)
            if (target.value.trim() === '') onChange(undefined)
            else if (isFit(target.value)) onChange(Number(target.value))
          }}
          onBlur={() => setDraft(null)}
        />
      )}
    </Field>
  )
}
