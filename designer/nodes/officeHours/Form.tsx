import { useTranslation } from 'react-i18next'
import { useWorkspace } from '../../editor/DesignerContext.ts'
import type { FormProps } from '../NodeFace.ts'
import { ResourceSelect } from '../ResourceSelect.tsx'

export function OfficeHoursForm({ node, onChange }: FormProps<'officeHours'>) {
  const { t } = useTranslation()
  const { schedules } = useWorkspace()
  return (
    <ResourceSelect
      kind="schedule"
      label={t('form.schedule')}
      value={node.schedule}
      problem={Object.hasOwn(schedules, node.schedule) ? null : t('form.noSuchSchedule', { id: node.schedule })}
      onChange={(schedule) => onChange({ ...node, schedule })}
    />
  )
}
