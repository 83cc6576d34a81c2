import { Plus, Trash2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Condition } from '../../../schemas/flow.ts'
import { Button, IconButton } from '../../controls/Button.tsx'
import controls from '../../controls/controls.module.css'
import { At } from '../../controls/FieldPlace.tsx'
import type { PartProps } from './ConditionProps.ts'
import { ConditionRow } from './ConditionRow.tsx'
import css from './condition.module.css'
import { type Group, type GroupKind, groupOf, isGroup, kindOf, negate, partsOf, withoutPart } from './conditionEdits.ts'
import { NotButton } from './NotButton.tsx'
import { useConditionFocus } from './useConditionFocus.ts'
import { useNewCondition } from './useNewCondition.ts'

type Props = Omit<PartProps, 'condition'> & {
  readonly group: Group
  readonly isNegated: boolean
  readonly onNegate: () => void
}

/** Groups within groups read badly; the file may go deeper, and what does is shown and kept. */
const DEEPEST = 4

/** Conditions of which all must hold, or one. */
export function ConditionGroup({ group, isNegated, onNegate, depth, onChange, onRemove }: Props) {
  const { t } = useTranslation()
  const create = useNewCondition()
  const focus = useConditionFocus()
  const kind = kindOf(group)
  const parts = partsOf(group)
  const other = kind === 'all' ? 'any' : 'all'
  const add = (added: Condition) => {
    focus.onAdd()
    onChange(groupOf(kind, [...parts, added]))
  }
  return (
    <div className={css.group} data-depth={depth}>
      <div className={css.groupHead}>
        <NotButton isOn={isNegated} onToggle={onNegate} />
        <select
          className={`${controls.input} ${css.kind}`}
          aria-label={t('condition.kind')}
          value={kind}
          onChange={({ target }) => onChange(groupOf(target.value as GroupKind, parts))} // the options are the kinds
        >
          <option value="all">{t('condition.all')}</option>
          <option value="any">{t('condition.any')}</option>
        </select>
        {onRemove !== undefined && (
          <IconButton
            isSmall
            icon={Trash2}
            label={t('condition.removeGroup')}
            onClick={({ currentTarget }) => onRemove(currentTarget)}
          />
        )}
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would need a legend that says the same */}
      <div role="group" aria-label={t(`condition.${kind}`)} className={css.parts}>
        {parts.map((part, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: conditions have no other name
          <div key={index} className={css.part} data-part>
            {index > 0 && <span className={css.joint}>{t(kind === 'all' ? 'condition.and' : 'condition.or')}</span>}
            <At name={kind}>
              <At name={index}>
                <ConditionPart
                  condition={part}
                  depth={depth + 1}
                  onChange={(next, key) => onChange(groupOf(kind, parts.with(index, next)), key && `${index}/${key}`)}
                  {...(parts.length === 1
                    ? {}
                    : {
                        onRemove: (button: Element) => {
                          focus.onRemove(button)
                          onChange(withoutPart(group, index))
                        },
                      })}
                />
              </At>
            </At>
          </div>
        ))}
      </div>
      <div className={css.actions}>
        <Button icon={Plus} look="quiet" onClick={() => add(create())}>
          {t('condition.add')}
        </Button>
        {depth < DEEPEST && (
          <Button icon={Plus} look="quiet" onClick={() => add(groupOf(other, [create(), create()]))}>
            {t('condition.addGroup')}
          </Button>
        )}
      </div>
    </div>
  )
}

/** A comparison or a group, or the opposite of one. Here because the two hold each other. */
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
