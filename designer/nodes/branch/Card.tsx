import { Fragment } from 'react'
import type { Condition } from '../../../schemas/flow.ts'
import css from '../cardParts.module.css'
import type { CardProps } from '../NodeFace.ts'

export const BranchCard = ({ node }: CardProps<'branch'>) => (
  <>
    {node.cases.slice(0, 4).map(({ id, when }) => (
      <Fragment key={id}>
        <p className={css.code} title={sayCondition(when)}>
          {sayCondition(when)}
        </p>
      </Fragment>
    ))}
  </>
)

/** A condition in one line, in the words of the file: `contact.tier is gold`. */
function sayCondition(condition: Condition): string {
  if ('all' in condition) return condition.all.map(sayCondition).join(' ∧ ')
  if ('any' in condition) return condition.any.map(sayCondition).join(' ∨ ')
  if ('not' in condition) return `¬(${sayCondition(condition.not)})`
  const { attribute, ...comparisons } = condition
  return [attribute, ...Object.entries(comparisons).map(([name, value]) => `${name} ${String(value)}`)].join(' ')
}
