import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { Comparison } from '../../../schemas/flow.ts'
import css from '../../controls/controls.module.css'
import { NumberField } from '../../controls/NumberField.tsx'
import { SelectField } from '../../controls/SelectField.tsx'
import { TextField } from '../../controls/TextField.tsx'
import { WordsField } from '../../controls/WordsField.tsx'
import { ScalarInput } from '../ScalarInput.tsx'
import {
  ATTRIBUTES,
  compare,
  fitOperand,
  OPERATOR_NAMES,
  OPERATORS,
  type Operand,
  type Operator,
  operandsOf,
} from './comparison.ts'

type Props = { readonly comparison: Comparison; readonly onChange: (comparison: Comparison, key?: string) => void }

/** An attribute, and what it is compared with. */
export function ComparisonEditor({ comparison, onChange }: Props) {
  const { t } = useTranslation()
  const suggestions = useId()
  const operands = operandsOf(comparison)
  const { attribute } = comparison
  return (
    <>
      <input
        className={`${css.input} ${css.mono}`}
        aria-label={t('condition.attribute')}
        list={suggestions}
        value={attribute}
        onChange={({ target }) => onChange(compare(target.value, operands), 'attribute')}
      />
      <datalist id={suggestions}>
        {ATTRIBUTES.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      {operands.map(([operator, operand], index) => (
        <div key={operator} className={css.items}>
          <SelectField<Operator>
            label={t('condition.comparison')}
            value={operator}
            options={OPERATOR_NAMES.filter(
              (name) => name === operator || !operands.some(([other]) => other === name),
            ).map((value) => ({ value, label: t(`operators.${value}`) }))}
            onChange={(next) => onChange(compare(attribute, operands.with(index, [next, fitOperand(operand, next)])))}
          />
          <OperandInput
            operator={operator}
            operand={operand}
            onChange={(next, isTyped) =>
              onChange(compare(attribute, operands.with(index, [operator, next])), isTyped ? operator : undefined)
            }
          />
        </div>
      ))}
    </>
  )
}

type OperandProps = {
  readonly operator: Operator
  readonly operand: Operand
  readonly onChange: (operand: Operand, isTyped: boolean) => void
}

function OperandInput({ operator, operand, onChange }: OperandProps) {
  const { t } = useTranslation()
  switch (OPERATORS[operator]) {
    case 'scalar':
      return (
        <div className={css.pair}>
          <ScalarInput value={Array.isArray(operand) ? '' : (operand as string)} onChange={onChange} />
        </div>
      )
    case 'list': {
      const values = Array.isArray(operand) ? operand : []
      return (
        <WordsField
          label={t('form.value')}
          words={values.map(String)}
          // A value that was there keeps its kind: 5 stays a number.
          onChange={(words) =>
            onChange(
              words.map((word) => values.find((value) => String(value) === word) ?? word),
              false,
            )
          }
        />
      )
    }
    case 'text':
      return (
        <TextField label={t('form.value')} value={String(operand)} isMono onChange={(text) => onChange(text, true)} />
      )
    case 'number':
      return (
        <NumberField
          label={t('form.value')}
          value={Number(operand)}
          onChange={(number) => {
            if (number !== undefined) onChange(number, true)
          }}
        />
      )
    case 'yesNo':
      return (
        <SelectField
          label={t('form.value')}
          value={operand === false ? 'no' : 'yes'}
          options={[
            { value: 'yes', label: t('scalars.yes') },
            { value: 'no', label: t('scalars.no') },
          ]}
          onChange={(answer) => onChange(answer === 'yes', false)}
        />
      )
  }
}
