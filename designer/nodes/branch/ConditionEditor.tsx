import { Plus, Trash2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Condition } from '../../../schemas/flow.ts'
import { Button, IconButton } from '../../controls/Button.tsx'
import css from '../../controls/controls.module.css'
import { ComparisonEditor } from './ComparisonEditor.tsx'

type Props = {
  readonly condition: Condition
  readonly onChange: (condition: Condition, key?: string) => void
  readonly depth?: number
}

const KINDS = ['one', 'all', 'any', 'not'] as const
type Kind = (typeof KINDS)[number]

/** Groups within groups read badly; the file may go deeper, and what does is shown and kept. */
const DEEPEST = 4

export const NEW_CONDITION: Condition = { attribute: 'contact.language', is: 'en' }

/** A condition: a comparison, or all, any or none of others. */
export function ConditionEditor({ condition, onChange, depth = 0 }: Props) {
  const { t } = useTranslation()
  const kind = kindOf(condition)
  const parts = partsOf(condition)
  const setParts = (next: readonly Condition[], key?: string) => onChange(withParts(kind, next), key)
  return (
    <div className={depth === 0 ? css.items : css.nested}>
      <select
        className={css.input}
        aria-label={t('condition.kind')}
        value={kind}
        onChange={({ target }) => onChange(withParts(target.value as Kind, parts))} // the options are the kinds
      >
        {KINDS.map((each) => (
          <option key={each} value={each}>
            {t(`condition.${each}`)}
          </option>
        ))}
      </select>
      {'attribute' in condition ? (
        <ComparisonEditor comparison={condition} onChange={onChange} />
      ) : (
        <>
          {parts.map((part, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: conditions have no other name
            <div key={index} className={css.part}>
              <ConditionEditor
                condition={part}
                depth={depth + 1}
                onChange={(next, key) => setParts(parts.with(index, next), key && `${index}/${key}`)}
              />
              {kind !== 'not' && (
                <IconButton
                  isSmall
                  icon={Trash2}
                  label={t('form.remove')}
                  disabled={parts.length === 1}
                  onClick={() => setParts(parts.toSpliced(index, 1))}
                />
              )}
            </div>
          ))}
          {kind !== 'not' && depth < DEEPEST && (
            <Button icon={Plus} look="quiet" onClick={() => setParts([...parts, NEW_CONDITION])}>
              {t('condition.add')}
            </Button>
          )}
        </>
      )}
    </div>
  )
}

function kindOf(condition: Condition): Kind {
  return 'all' in condition ? 'all' : 'any' in condition ? 'any' : 'not' in condition ? 'not' : 'one'
}

/** What a condition is made of; of a comparison, itself. */
function partsOf(condition: Condition): readonly Condition[] {
  if ('all' in condition) return condition.all
  if ('any' in condition) return condition.any
  return 'not' in condition ? [condition.not] : [condition]
}

/** The same parts under another kind: none gets lost, so changing the kind back gives the same again. */
function withParts(kind: Kind, parts: readonly Condition[]): Condition {
  const [first = NEW_CONDITION] = parts
  switch (kind) {
    case 'all':
      return { all: parts }
    case 'any':
      return { any: parts }
    case 'not':
      return { not: parts.length > 1 ? { any: parts } : first }
    case 'one':
      return 'attribute' in first ? first : NEW_CONDITION
  }
}
