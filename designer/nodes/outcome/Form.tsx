import { useTranslation } from 'react-i18next'
import { TextField } from '../../controls/TextField.tsx'
import type { FormProps } from '../NodeFace.ts'

export function OutcomeForm({ node, onChange }: FormProps<'outcome'>) {
  const { t } = useTranslation()
  return (
    <TextField
      label={t('form.milestone')}
      value={node.outcome}
      isMono
      help={t('form.milestoneHelp')}
      at="outcome"
      onChange={(outcome) => onChange({ ...node, outcome }, 'outcome')}
    />
  )
}
