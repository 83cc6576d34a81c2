import { useTranslation } from 'react-i18next'
import { useWorkspace } from '../../editor/DesignerContext.ts'
import { Fact } from '../Fact.tsx'
import type { CardProps } from '../NodeFace.ts'

export function OfficeHoursCard({ node }: CardProps<'officeHours'>) {
  const { t } = useTranslation()
  const schedule = useWorkspace().schedules[node.schedule]
  return (
    <>
      <Fact name={t('card.schedule')}>{node.schedule}</Fact>
      {schedule === undefined ? <p>{t('card.missing')}</p> : <Fact name={t('card.timeZone')}>{schedule.timeZone}</Fact>}
    </>
  )
}
