import { useState } from 'react'
import css from './controls.module.css'
import { Field } from './Field.tsx'
import { optional } from './optional.ts'

type Props<T extends string> = {
  readonly label: string
  readonly value: T
  readonly options: readonly { readonly value: T; readonly label: string }[]
  readonly onChange: (value: T) => void
  readonly help?: string
  readonly problem?: string | null
  /** where it lies in the form: see Field */
  readonly at?: string
}

/** More options than this are written out only while the list is in use: a thousand nodes in the lists of four exits cost a tenth of a second. */
const MANY = 100

/** One of several; a value that is none of them is shown as it is and marked. */
export function SelectField<T extends string>({ label, value, options, onChange, help, problem = null, at }: Props<T>) {
  const [isInUse, setInUse] = useState(false)
  const chosen = options.find((option) => option.value === value)
  const isKnown = chosen !== undefined
  const shown = isInUse || options.length <= MANY ? options : isKnown ? [chosen] : []
  return (
    <Field label={label} problem={problem} {...optional({ help, at })}>
      {({ id, describedBy, isInvalid }) => (
        <select
          id={id}
          className={css.input}
          value={value}
          aria-describedby={describedBy}
          aria-invalid={isInvalid || !isKnown}
          onPointerDown={() => setInUse(true)}
          onFocus={() => setInUse(true)}
          onBlur={() => setInUse(false)}
          onChange={(event) => onChange(event.target.value as T)} // the options are all of T
        >
          {!isKnown && <option value={value}>{value} ⚠</option>}
          {shown.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
