import { SquareArrowOutUpRight } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../controls/Button.tsx'
import { TextField } from '../../controls/TextField.tsx'
import { useDesigner } from '../../editor/DesignerContext.ts'
import { openFlow } from '../../editor/EditorStore.ts'
import { withOptional } from '../../nodes/withOptional.ts'
import type { ResourceFormProps } from '../ResourceFace.ts'

/** What a flow is called and for; the rest of it is drawn on the canvas. */
export function FlowForm({ id, value, onChange }: ResourceFormProps<'flow'>) {
  const { t } = useTranslation()
  const { editor } = useDesigner()
  return (
    <>
      <TextField
        label={t('form.flowName')}
        value={value.name}
        onChange={(name) => onChange({ ...value, name }, 'name')}
      />
      <TextField
        label={t('form.description')}
        value={value.description ?? ''}
        onChange={(text) => onChange(withOptional(value, 'description', text === '' ? undefined : text), 'description')}
      />
      <div>
        <Button icon={SquareArrowOutUpRight} onClick={() => openFlow(editor, id)}>
          {t('resources.openFlow')}
        </Button>
      </div>
    </>
  )
}
