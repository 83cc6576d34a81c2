import { useState } from 'react'
import css from './controls.module.css'
import { Field } from './Field.tsx'

type Props = {
  readonly label: string
  /** undefined: the default holds */
  readonly value: number | undefined
  readonly onChange: (value: number | undefined) => void
  readonly least?: number
  readonly most?: number
  readonly placeholder?: string
  readonly help?: string
}

/** A number within bounds; what is no such number is marked and not taken. Empty means the default. */
export function NumberField({ label, value, onChange, least, most, placeholder, help }: Props) {
  const [draft, setDraft] = useState<string | null>(null)
  const shown = draft ?? (value === undefined ? '' : String(value))
  const isFit = (text: string): boolean => {
    const number = Number(text)
    return text.trim() !== '' && Number.isFinite(number) && number >= (least ?? -1e15) && number <= (most ?? 1e15)
  }
  return (
    <Field label={label} {...(help === undefined ? {} : { help })}>
      {({ id, describedBy }) => (
        <input
          id={id}
          className={css.input}
          inputMode="decimal"
          value={shown}
          placeholder={placeholder}
          aria-describedby={describedBy}
          aria-invalid={shown !== '' && !isFit(shown)}
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
