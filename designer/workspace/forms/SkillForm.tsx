import { useTranslation } from 'react-i18next'
import { TextField } from '../../controls/TextField.tsx'
import type { ResourceFormProps } from '../ResourceFace.ts'

export function SkillForm({ value, onChange }: ResourceFormProps<'skill'>) {
  const { t } = useTranslation()
  return (
    <TextField label={t('form.name')} value={value.name} onChange={(name) => onChange({ ...value, name }, 'name')} />
  )
}
