import { useTranslation } from 'react-i18next'
import { NumberField } from '../../controls/NumberField.tsx'
import type { FormProps } from '../NodeFace.ts'
import { ResourceSelect } from '../ResourceSelect.tsx'
import { SkillsEditor } from '../SkillsEditor.tsx'
import { withOptional } from '../withOptional.ts'

export function EnqueueForm({ node, onChange }: FormProps<'enqueue'>) {
  const { t } = useTranslation()
  return (
    <>
      <ResourceSelect
        kind="queue"
        label={t('form.queue')}
        value={node.queue}
        at="queue"
        onChange={(queue) => onChange({ ...node, queue })}
      />
      <SkillsEditor
        skills={node.skills ?? []}
        at="skills"
        onChange={(skills) => onChange(withOptional(node, 'skills', skills.length === 0 ? undefined : skills))}
      />
      <NumberField
        label={t('form.priority')}
        value={node.priority}
        at="priority"
        placeholder="0"
        help={t('form.priorityHelp')}
        onChange={(priority) => onChange(withOptional(node, 'priority', priority), 'priority')}
      />
    </>
  )
}
