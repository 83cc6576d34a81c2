import { useTranslation } from 'react-i18next'
import { useFlow } from '../../editor/DesignerContext.ts'
import type { FormProps } from '../NodeFace.ts'
import { RecordField } from '../RecordField.tsx'
import { ResourceSelect } from '../ResourceSelect.tsx'
import { withOptional } from '../withOptional.ts'

export function SubflowForm({ node, onChange }: FormProps<'subflow'>) {
  const { t } = useTranslation()
  const own = useFlow()?.id
  return (
    <>
      <ResourceSelect
        kind="flow"
        label={t('form.flow')}
        value={node.flow}
        at="flow"
        without={(id) => id === own}
        onChange={(flow) => onChange({ ...node, flow })}
      />
      <RecordField
        label={t('form.inputs')}
        help={t('form.inputsHelp')}
        value={node.inputs ?? {}}
        at="inputs"
        onChange={(inputs, key) => onChange(withOptional(node, 'inputs', inputs), key)}
      />
      <RecordField
        label={t('form.outputs')}
        help={t('form.outputsHelp')}
        value={node.outputs ?? {}}
        at="outputs"
        onChange={(outputs, key) => onChange(withOptional(node, 'outputs', outputs), key)}
      />
    </>
  )
}
