import { useTranslation } from 'react-i18next'
import { useWorkspace } from '../../editor/DesignerContext.ts'
import { Chips } from '../Chips.tsx'
import { Fact } from '../Fact.tsx'
import type { CardProps } from '../NodeFace.ts'

export function EnqueueCard({ node }: CardProps<'enqueue'>) {
  const { t } = useTranslation()
  const { queues, skills } = useWorkspace()
  const needed = (node.skills ?? []).map(
    ({ skill, level = 1 }) => `${skills[skill]?.name ?? skill}${level > 1 ? ` ${level}+` : ''}`,
  )
  return (
    <>
      <Fact name={t('card.queue')}>{queues[node.queue]?.name ?? node.queue}</Fact>
      {node.priority !== undefined && node.priority !== 0 && <Fact name={t('card.priority')}>{node.priority}</Fact>}
      <Chips words={needed} />
    </>
  )
}
