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

/** One of several; a value that is none of them is shown as it is and marked. */
export function SelectField<T extends string>({ label, value, options, onChange, help, problem = null, at }: Props<T>) {
  const isKnown = options.some((option) => option.value === value)
  return (
    <Field label={label} problem={problem} {...optional({ help, at })}>
      {({ id, describedBy, isInvalid }) => (
        <select
          id={id}
          className={css.input}
          value={value}
          aria-describedby={describedBy}
          aria-invalid={isInvalid || !isKnown}
          onChange={(event) => onChange(event.target.value as T)} // the options are all of T
        >
          {!isKnown && <option value={value}>{value} ⚠</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
