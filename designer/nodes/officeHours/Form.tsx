import { useTranslation } from 'react-i18next'
import { SelectField } from '../../controls/SelectField.tsx'
import { useWorkspace } from '../../editor/DesignerContext.ts'
import type { FormProps } from '../NodeFace.ts'

export function OfficeHoursForm({ node, onChange }: FormProps<'officeHours'>) {
  const { t } = useTranslation()
  const { schedules } = useWorkspace()
  return (
    <SelectField
      label={t('form.schedule')}
      value={node.schedule}
      options={Object.keys(schedules).map((id) => ({ value: id, label: id }))}
      problem={Object.hasOwn(schedules, node.schedule) ? null : t('form.noSuchSchedule', { id: node.schedule })}
      onChange={(schedule) => onChange({ ...node, schedule })}
    />
  )
}
