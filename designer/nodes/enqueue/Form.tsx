import { useTranslation } from 'react-i18next'
import { NumberField } from '../../controls/NumberField.tsx'
import { useWorkspace } from '../../editor/DesignerContext.ts'
import type { FormProps } from '../NodeFace.ts'
import { ResourceSelect } from '../ResourceSelect.tsx'
import { SkillsEditor } from '../SkillsEditor.tsx'
import { withOptional } from '../withOptional.ts'

export function EnqueueForm({ node, onChange }: FormProps<'enqueue'>) {
  const { t } = useTranslation()
  const { queues } = useWorkspace()
  return (
    <>
      <ResourceSelect
        kind="queue"
        label={t('form.queue')}
        value={node.queue}
        problem={Object.hasOwn(queues, node.queue) ? null : t('form.noSuchQueue', { id: node.queue })}
        onChange={(queue) => onChange({ ...node, queue })}
      />
      <SkillsEditor
        skills={node.skills ?? []}
        onChange={(skills) => onChange(withOptional(node, 'skills', skills.length === 0 ? undefined : skills))}
      />
      <NumberField
        label={t('form.priority')}
        value={node.priority}
        placeholder="0"
        help={t('form.priorityHelp')}
        onChange={(priority) => onChange(withOptional(node, 'priority', priority), 'priority')}
      />
    </>
  )
}
