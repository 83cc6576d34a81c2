import { Plus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Condition } from '../../../schemas/flow.ts'
import { Button } from '../../controls/Button.tsx'
import { At } from '../../controls/FieldPlace.tsx'
import { ConditionGroup } from './ConditionGroup.tsx'
import { ConditionRow } from './ConditionRow.tsx'
import css from './condition.module.css'
import { addBeside, isGroup, negate } from './conditionEdits.ts'
import { ConditionFocusProvider, useFocusKeeper } from './useConditionFocus.ts'
import { useNewCondition } from './useNewCondition.ts'

export type ConditionProps = {
  readonly condition: Condition
  readonly onChange: (condition: Condition, key?: string) => void
}

/** A whole condition, read as a sentence: a comparison, or groups of which all or one must hold. */
export function ConditionEditor({ condition, at, onChange }: ConditionProps & { readonly at: string }) {
  const { t } = useTranslation()
  const create = useNewCondition()
  const { box, focus } = useFocusKeeper()
  const isOne = !isGroup('not' in condition ? condition.not : condition)
  const add = (kind: 'all' | 'any') => {
    focus.onAdd()
    onChange(addBeside(condition, kind, create()))
  }
  return (
    <div ref={box} className={css.condition}>
      <ConditionFocusProvider value={focus}>
        <At name={at}>
          <ConditionPart condition={condition} depth={0} onChange={onChange} />
        </At>
      </ConditionFocusProvider>
      {isOne && (
        <div className={css.actions}>
          <Button icon={Plus} look="quiet" onClick={() => add('all')}>
            {t('condition.addAnd')}
          </Button>
          <Button icon={Plus} look="quiet" onClick={() => add('any')}>
            {t('condition.addOr')}
          </Button>
        </div>
      )}
    </div>
  )
}

export type PartProps = ConditionProps & {
  readonly depth: number
  /** undefined: it is the only one, and stays */
  readonly onRemove?: (button: Element) => void
}

/** A comparison or a group, or the opposite of one. */
export function ConditionPart({ condition, onChange, ...rest }: PartProps) {
  const isNegated = 'not' in condition
  const inner = isNegated ? condition.not : condition
  const shared = {
    ...rest,
    isNegated,
    onNegate: () => onChange(negate(condition)),
    onChange: (next: Condition, key?: string) => onChange(isNegated ? { not: next } : next, key),
  }
  const part =
    'attribute' in inner ? (
      <ConditionRow comparison={inner} {...shared} />
    ) : (
      // What is negated twice is rare enough to be shown as one within the other.
      <ConditionGroup group={isGroup(inner) ? inner : { all: [inner] }} {...shared} />
    )
  return isNegated ? <At name="not">{part}</At> : part
}
