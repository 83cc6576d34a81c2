import { useTranslation } from 'react-i18next'
import type { FormProps } from '../NodeFace.ts'
import { ResourceSelect } from '../ResourceSelect.tsx'

export function OfficeHoursForm({ node, onChange }: FormProps<'officeHours'>) {
  const { t } = useTranslation()
  return (
    <ResourceSelect
      kind="schedule"
      label={t('form.schedule')}
      value={node.schedule}
      at="schedule"
      onChange={(schedule) => onChange({ ...node, schedule })}
    />
  )
}
