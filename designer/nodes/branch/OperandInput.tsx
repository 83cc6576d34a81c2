import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import controls from '../../controls/controls.module.css'
import { WordsField } from '../../controls/WordsField.tsx'
import { type Scalar, ScalarInput } from '../ScalarInput.tsx'
import type { ValueKind } from './attributes.ts'
import { OPERATORS, type Operand, type Operator } from './comparison.ts'
import css from './condition.module.css'
import { NumberInput } from './NumberInput.tsx'

type Props = {
  readonly operator: Operator
  readonly operand: Operand
  readonly kind: ValueKind
  /** `isTyped`: a keystroke, which joins its neighbours in one step of undo */
  readonly onChange: (operand: Operand, isTyped: boolean) => void
}

/** The right side of a comparison, by what the comparison takes and what the attribute's values are like. */
export function OperandInput({ operator, operand, kind, onChange }: Props) {
  const { t } = useTranslation()
  const suggestions = useId()
  const takes = OPERATORS[operator]
  const like = kind.type === 'choice' ? kind.of : 'like' in kind ? kind.like : []
  if (takes === 'yesNo' || (takes === 'scalar' && kind.type === 'yesNo' && typeof operand === 'boolean')) {
    return (
      <Choice
        value={operand === false ? 'no' : 'yes'}
        options={[
          ['yes', t('scalars.yes')],
          ['no', t('scalars.no')],
        ]}
        onChange={(answer) => onChange(answer === 'yes', false)}
      />
    )
  }
  if (takes === 'list') {
    const values = Array.isArray(operand) ? operand : []
    return (
      <div className={css.value}>
        <WordsField
          label={t('form.value')}
          isLabelHidden
          words={values.map(String)}
          suggestions={like}
          // A value that was there keeps its kind: 5 stays a number.
          onChange={(words) =>
            onChange(
              words.map((word) => values.find((value) => String(value) === word) ?? word),
              false,
            )
          }
        />
      </div>
    )
  }
  if (takes === 'number' || (takes === 'scalar' && kind.type === 'number' && typeof operand === 'number')) {
    return <NumberInput value={Number(operand)} onChange={(number) => onChange(number, true)} />
  }
  if (takes === 'scalar' && kind.type === 'choice' && typeof operand === 'string') {
    const isKnown = kind.of.includes(operand)
    return (
      <Choice
        value={operand}
        options={[...(isKnown ? [] : [[operand, `${operand} ⚠`] as const]), ...kind.of.map((id) => [id, id] as const)]}
        onChange={(id) => onChange(id, false)}
      />
    )
  }
  // A text is equal to the number or the yes that it is written as, so nobody need say which it is.
  if (takes === 'text' || typeof operand === 'string') {
    return (
      <>
        <input
          className={`${controls.input} ${css.value}`}
          aria-label={t('form.value')}
          dir="auto"
          list={suggestions}
          value={String(operand)}
          onChange={({ target }) => onChange(target.value, true)}
        />
        <datalist id={suggestions}>
          {like.map((value) => (
            <option key={value} value={value} />
          ))}
        </datalist>
      </>
    )
  }
  const scalar = Array.isArray(operand) ? '' : (operand as Scalar) // no list, as was just seen
  return (
    <div className={`${controls.pair} ${css.value}`}>
      <ScalarInput value={scalar} onChange={onChange} />
    </div>
  )
}

type ChoiceProps = {
  readonly value: string
  readonly options: readonly (readonly [value: string, label: string])[]
  readonly onChange: (value: string) => void
}

function Choice({ value, options, onChange }: ChoiceProps) {
  const { t } = useTranslation()
  return (
    <select
      className={`${controls.input} ${css.value}`}
      aria-label={t('form.value')}
      value={value}
      onChange={({ target }) => onChange(target.value)}
    >
      {options.map(([id, label]) => (
        <option key={id} value={id}>
          {label}
        </option>
      ))}
    </select>
  )
}
