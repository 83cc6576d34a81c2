import { useTranslation } from 'react-i18next'
import css from '../controls/controls.module.css'

export type Scalar = string | number | boolean | null

type Props = {
  readonly value: Scalar
  /** `typed` when it was a keystroke, which joins its neighbours in one step of undo */
  readonly onChange: (value: Scalar, isTyped: boolean) => void
}

const KINDS = ['text', 'number', 'yes', 'no', 'nothing'] as const
type Kind = (typeof KINDS)[number]

/** A text, a number, yes, no, or nothing: its kind, and what is to be written for it. */
export function ScalarInput({ value, onChange }: Props) {
  const { t } = useTranslation()
  return (
    <>
      <select
        className={css.input}
        aria-label={t('form.kind')}
        value={kindOf(value)}
        onChange={({ target }) => onChange(asKind(value, target.value as Kind), false)} // the options are the kinds
      >
        {KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {t(`scalars.${kind}`)}
          </option>
        ))}
      </select>
      {(typeof value === 'string' || typeof value === 'number') && (
        <input
          className={`${css.input} ${css.mono}`}
          aria-label={t('form.value')}
          type={typeof value === 'number' ? 'number' : 'text'}
          step="any"
          dir="auto"
          value={value}
          onChange={({ target }) => onChange(typeof value === 'number' ? Number(target.value) : target.value, true)}
        />
      )}
    </>
  )
}

function kindOf(value: Scalar): Kind {
  if (value === null) return 'nothing'
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return typeof value === 'number' ? 'number' : 'text'
}

function asKind(value: Scalar, kind: Kind): Scalar {
  switch (kind) {
    case 'text':
      return typeof value === 'number' || typeof value === 'string' ? String(value) : ''
    case 'number':
      return Number.isFinite(Number(value)) ? Number(value) : 0
    case 'yes':
      return true
    case 'no':
      return false
    case 'nothing':
      return null
  }
}
