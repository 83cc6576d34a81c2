import { Plus, X } from 'lucide-react'
import { useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Comparison } from '../../../schemas/flow.ts'
import { IconButton } from '../../controls/Button.tsx'
import controls from '../../controls/controls.module.css'
import { useFieldIssues, useFieldPath } from '../../controls/FieldPlace.tsx'
import { PlaceNote } from '../../controls/PlaceNote.tsx'
import { kindOfAttribute } from './attributes.ts'
import type { PartProps } from './ConditionProps.ts'
import { compare, firstComparison, fitOperand, isFitting, operandsOf, operatorsFor } from './comparison.ts'
import css from './condition.module.css'
import { NotButton } from './NotButton.tsx'
import { OperandInput } from './OperandInput.tsx'
import { useAttributes } from './useAttributes.ts'

type Props = Omit<PartProps, 'condition' | 'depth'> & {
  readonly comparison: Comparison
  readonly isNegated: boolean
  readonly onNegate: () => void
}

/** `vars.rating is at least 4`: what is looked at, and what it is compared with, once or more often. */
export function ConditionRow({ comparison, isNegated, onNegate, onChange, onRemove }: Props) {
  const { t } = useTranslation()
  const suggestions = useId()
  const attributes = useAttributes()
  const issues = useFieldIssues('attribute')
  const path = useFieldPath('')
  const before = useRef(comparison.attribute)
  const operands = operandsOf(comparison)
  const { attribute } = comparison
  const kind = kindOfAttribute(attributes, attribute)
  const unused = operatorsFor(kind).filter((name) => !operands.some(([operator]) => operator === name))
  const set = (next: typeof operands, key?: string) => onChange(compare(attribute, next), key)
  return (
    <div className={css.row} data-place={path}>
      <NotButton isOn={isNegated} onToggle={onNegate} />
      <input
        data-attribute
        className={`${controls.input} ${controls.mono} ${css.attribute}`}
        aria-label={t('condition.attribute')}
        list={suggestions}
        aria-describedby={`${suggestions}-note`}
        aria-invalid={issues.some(({ severity }) => severity === 'error')}
        spellCheck={false}
        value={attribute}
        onFocus={() => {
          before.current = attribute
        }}
        onChange={({ target }) => onChange(compare(target.value.trim(), operands), 'attribute')}
        onBlur={() => {
          // Another attribute, other values: what cannot hold for them gives way to what can.
          if (attribute !== before.current && !isFitting(comparison, kind)) onChange(firstComparison(attribute, kind))
        }}
      />
      <datalist id={suggestions}>
        {attributes.map(({ name }) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      {operands.map(([operator, operand], index) => (
        <div key={operator} className={css.comparison}>
          {index > 0 && <span className={css.joint}>{t('condition.and')}</span>}
          <select
            className={`${controls.input} ${css.operator}`}
            aria-label={t('condition.comparison')}
            value={operator}
            onChange={({ target }) => {
              const next = target.value as typeof operator // the options are all comparisons
              set(operands.with(index, [next, fitOperand(operand, next)]))
            }}
          >
            {[operator, ...unused]
              .toSorted((a, b) => operatorsFor(kind).indexOf(a) - operatorsFor(kind).indexOf(b))
              .map((name) => (
                <option key={name} value={name}>
                  {t(`operators.${name}`)}
                </option>
              ))}
          </select>
          <OperandInput
            operator={operator}
            operand={operand}
            kind={kind}
            onChange={(next, isTyped) => set(operands.with(index, [operator, next]), isTyped ? operator : undefined)}
          />
          {operands.length > 1 && (
            <IconButton
              isSmall
              icon={X}
              label={t('condition.removeComparison', { comparison: t(`operators.${operator}`) })}
              onClick={() => set(operands.toSpliced(index, 1))}
            />
          )}
        </div>
      ))}
      {kind.type === 'number' && operands.length === 1 && (
        <IconButton
          isSmall
          icon={Plus}
          label={t('condition.alsoCompare')}
          onClick={() => set([...operands, [unused.includes('atMost') ? 'atMost' : (unused[0] ?? 'is'), 10]])}
        />
      )}
      <div className={css.note}>
        <PlaceNote id={`${suggestions}-note`} at="" />
      </div>
      {onRemove !== undefined && (
        <IconButton
          isSmall
          icon={X}
          label={t('condition.remove')}
          onClick={({ currentTarget }) => onRemove(currentTarget)}
        />
      )}
    </div>
  )
}
