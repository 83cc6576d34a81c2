import { useTranslation } from 'react-i18next'
import { Fact } from '../Fact.tsx'
import type { CardProps } from '../NodeFace.ts'

export function BotHandoffCard({ node }: CardProps<'botHandoff'>) {
  const { t } = useTranslation()
  return <Fact name={t('card.bot')}>{node.bot}</Fact>
}
