import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { checkValue } from '../../runtime/engine/files/checkValue.ts'
import type { Node } from '../../schemas/flow.ts'
import css from '../controls/controls.module.css'
import { Field } from '../controls/Field.tsx'

type Props<T extends Node> = { readonly node: T; readonly onChange: (node: T, key?: string) => void }

/** A node's settings as JSON, for types whose own form is still to come; only what fits the schema is taken. */
export function JsonForm<T extends Node>({ node, onChange }: Props<T>) {
  const { t } = useTranslation()
  const [draft, setDraft] = useState<string | null>(null)
  const { exits, ...settings } = { exits: undefined, ...node }
  const text = draft ?? JSON.stringify(settings, null, 2)
  const problem = draft === null ? null : problemIn(draft, node)
  return (
    <Field label={t('form.settings')} problem={problem}>
      {({ id, describedBy, isInvalid }) => (
        <textarea
          id={id}
          className={`${css.input} ${css.mono}`}
          rows={12}
          spellCheck={false}
          value={text}
          aria-describedby={describedBy}
          aria-invalid={isInvalid}
          onChange={({ target }) => {
            setDraft(target.value)
            if (problemIn(target.value, node) === null) {
              onChange({ ...(JSON.parse(target.value) as T), ...(exits === undefined ? {} : { exits }) }, 'json') // as was just checked
            }
          }}
          onBlur={() => {
            if (problem === null) setDraft(null)
          }}
        />
      )}
    </Field>
  )
}

function problemIn(text: string, node: Node): string | null {
  try {
    const value: unknown = JSON.parse(text)
    const exits = 'exits' in node ? { exits: node.exits } : {}
    const settings = typeof value === 'object' && value !== null ? value : {}
    const checked = checkValue('flow', { ...FRAME, nodes: { node: { ...settings, type: node.type, ...exits } } })
    return checked.ok ? null : (checked.issues[0]?.message ?? '')
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

/** A flow around the node, so that the flow's schema can check it. */
const FRAME = { specVersion: 1, id: 'frame', name: 'Frame', languages: ['en'], start: 'node', fallback: { queue: 'q' } }
