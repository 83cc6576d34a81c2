import { useTranslation } from 'react-i18next'
import css from '../cardParts.module.css'
import type { CardProps } from '../NodeFace.ts'
import type { Operator } from './comparison.ts'
import { sayCondition } from './sayCondition.ts'

export function BranchCard({ node }: CardProps<'branch'>) {
  const { t } = useTranslation()
  const words = {
    and: t('condition.and'),
    or: t('condition.or'),
    not: (condition: string) => t('condition.notSaid', { condition }),
    operator: (operator: Operator) => t(`operators.${operator}`),
    yes: t('scalars.yes'),
    no: t('scalars.no'),
    nothing: t('scalars.nothing'),
  }
  return node.cases.slice(0, 4).map(({ id, when }) => {
    const sentence = sayCondition(when, words)
    return (
      <p key={id} className={css.fact} title={sentence}>
        {sentence}
      </p>
    )
  })
}
