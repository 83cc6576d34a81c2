import { useState } from 'react'
import css from './controls.module.css'
import { Field } from './Field.tsx'

type Props = {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly help?: string
  readonly problem?: string | null
  readonly placeholder?: string
  readonly isMono?: boolean
  /** has the focus when its dialog opens */
  readonly hasFocus?: boolean
}

/** One line of text; every keystroke is a change. */
export function TextField({ label, value, onChange, help, problem, placeholder, isMono = false, hasFocus }: Props) {
  return (
    <Field label={label} {...(help === undefined ? {} : { help })} {...(problem === undefined ? {} : { problem })}>
      {({ id, describedBy, isInvalid }) => (
        <input
          id={id}
          className={`${css.input} ${isMono ? css.mono : ''}`}
          value={value}
          placeholder={placeholder}
          dir="auto"
          aria-describedby={describedBy}
          aria-invalid={isInvalid}
          data-focus={hasFocus}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  )
}

type IdProps = {
  readonly label: string
  readonly value: string
  /** answers whether the id could be had; if not, the field goes back to the old one */
  readonly onRename: (id: string) => boolean
  readonly help?: string
}

/** An id: changed as a whole, when the field is left or Enter is pressed, because others may name it; Escape gives it up. */
export function IdField({ label, value, onRename, help }: IdProps) {
  const [draft, setDraft] = useState<string | null>(null)
  const finish = () => {
    if (draft !== null && draft !== value) onRename(draft)
    setDraft(null)
  }
  return (
    <Field label={label} {...(help === undefined ? {} : { help })}>
      {({ id, describedBy }) => (
        <input
          id={id}
          className={`${css.input} ${css.mono}`}
          value={draft ?? value}
          aria-describedby={describedBy}
          spellCheck={false}
          onChange={(event) => setDraft(event.target.value)}
          onBlur={finish}
          onKeyDown={(event) => {
            if (event.key === 'Enter') finish()
            if (event.key !== 'Escape' || draft === null) return
            // Escape gives the id up here, and nothing around it.
            event.preventDefault()
            setDraft(null)
          }}
        />
      )}
    </Field>
  )
}
