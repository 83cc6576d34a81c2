import { Plus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../controls/Button.tsx'
import { At } from '../../controls/FieldPlace.tsx'
import { ConditionPart } from './ConditionGroup.tsx'
import type { ConditionProps } from './ConditionProps.ts'
import css from './condition.module.css'
import { addBeside, isGroup } from './conditionEdits.ts'
import { ConditionFocusProvider, useFocusKeeper } from './useConditionFocus.ts'
import { useNewCondition } from './useNewCondition.ts'

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
