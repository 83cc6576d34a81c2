import { useTranslation } from 'react-i18next'
import { useWorkspace } from '../../editor/DesignerContext.ts'
import { Fact } from '../Fact.tsx'
import type { CardProps } from '../NodeFace.ts'

export function SubflowCard({ node }: CardProps<'subflow'>) {
  const { t } = useTranslation()
  const called = useWorkspace().flows[node.flow]
  return <Fact name={t('card.flow')}>{called?.name ?? node.flow}</Fact>
}
