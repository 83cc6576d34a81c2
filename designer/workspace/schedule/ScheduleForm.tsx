import { useTranslation } from 'react-i18next'
import { TextField } from '../../controls/TextField.tsx'
import { withOptional } from '../../nodes/withOptional.ts'
import type { ResourceFormProps } from '../ResourceFace.ts'

export function ScheduleForm({ value, onChange }: ResourceFormProps<'schedule'>) {
  const { t } = useTranslation()
  return (
    <TextField
      label={t('form.name')}
      value={value.name ?? ''}
      onChange={(name) => onChange(withOptional(value, 'name', name === '' ? undefined : name), 'name')}
    />
  )
}
