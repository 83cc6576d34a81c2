import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isSlug } from '../document/slug.ts'
import css from './controls.module.css'
import { Field } from './Field.tsx'
import { optional } from './optional.ts'

type Props = {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly help?: string
  readonly problem?: string | null
  readonly placeholder?: string
  readonly isMono?: boolean
  /** a date is written `2026-01-31` whatever the browser shows */
  readonly type?: 'text' | 'date'
  /** where it lies in the form: see Field */
  readonly at?: string
  /** has the focus when its dialog opens */
  readonly hasFocus?: boolean
  readonly onBlur?: () => void
}

/** One line of text; every keystroke is a change. */
export function TextField(props: Props) {
  const { label, value, onChange, help, problem, placeholder, isMono = false, hasFocus, at } = props
  return (
    <Field label={label} {...optional({ help, problem, at })}>
      {({ id, describedBy, isInvalid }) => (
        <input
          id={id}
          className={`${css.input} ${isMono ? css.mono : ''}`}
          value={value}
          placeholder={placeholder}
          dir="auto"
          aria-describedby={describedBy}
          aria-invalid={isInvalid}
          type={props.type ?? 'text'}
          data-focus={hasFocus}
          onBlur={props.onBlur}
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
  /** where it lies in the form: see Field */
  readonly at?: string
}

/** An id: changed as a whole, when the field is left or Enter is pressed, because others may name it; Escape gives it up. */
export function IdField({ label, value, onRename, help, at }: IdProps) {
  const { t } = useTranslation()
  const [draft, setDraft] = useState<string | null>(null)
  const finish = () => {
    if (draft !== null && draft !== value) onRename(draft)
    setDraft(null)
  }
  const problem = draft === null || draft === value || isSlug(draft) ? null : t('refusals.notAnId', { id: draft })
  return (
    <Field label={label} problem={problem} {...optional({ help, at })}>
      {({ id, describedBy, isInvalid }) => (
        <input
          id={id}
          className={`${css.input} ${css.mono}`}
          value={draft ?? value}
          aria-describedby={describedBy}
          aria-invalid={isInvalid}
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
