import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Json } from '../../schemas/flow.ts'
import css from './controls.module.css'
import { Field } from './Field.tsx'
import { optional } from './optional.ts'

type Props = {
  readonly label: string
  readonly help: string
  readonly value: Json
  /** where it lies in the form: see Field */
  readonly at?: string
  readonly onChange: (value: Json) => void
}

/** A JSON value as text; only JSON is taken, and what is none stays in the field, marked. */
export function JsonField({ label, help, value, at, onChange }: Props) {
  const { t } = useTranslation()
  const [draft, setDraft] = useState<string | null>(null)
  const isWrong = draft !== null && parse(draft) === undefined
  return (
    <Field label={label} help={help} problem={isWrong ? t('form.notJson') : null} {...optional({ at })}>
      {({ id, describedBy, isInvalid }) => (
        <textarea
          id={id}
          className={`${css.input} ${css.mono}`}
          rows={5}
          spellCheck={false}
          value={draft ?? JSON.stringify(value, null, 2)}
          aria-describedby={describedBy}
          aria-invalid={isInvalid}
          onChange={({ target }) => {
            setDraft(target.value)
            const parsed = parse(target.value)
            if (parsed !== undefined) onChange(parsed)
          }}
          onBlur={() => {
            if (!isWrong) setDraft(null)
          }}
        />
      )}
    </Field>
  )
}

function parse(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json // JSON is Json
  } catch {
    return undefined
  }
}
