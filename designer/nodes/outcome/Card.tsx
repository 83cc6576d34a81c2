import { useTranslation } from 'react-i18next'
import { Fact } from '../Fact.tsx'
import type { CardProps } from '../NodeFace.ts'

export function OutcomeCard({ node }: CardProps<'outcome'>) {
  const { t } = useTranslation()
  return <Fact name={t('card.milestone')}>{node.outcome}</Fact>
}
