import { useTranslation } from 'react-i18next'
import { SelectField } from '../../controls/SelectField.tsx'
import { useFlow, useWorkspace } from '../../editor/DesignerContext.ts'
import type { FormProps } from '../NodeFace.ts'
import { RecordField } from '../RecordField.tsx'
import { withOptional } from '../withOptional.ts'

export function SubflowForm({ node, onChange }: FormProps<'subflow'>) {
  const { t } = useTranslation()
  const { flows } = useWorkspace()
  const own = useFlow()?.id
  return (
    <>
      <SelectField
        label={t('form.flow')}
        value={node.flow}
        options={Object.values(flows).flatMap(({ id, name }) => (id === own ? [] : [{ value: id, label: name }]))}
        onChange={(flow) => onChange({ ...node, flow })}
      />
      <RecordField
        label={t('form.inputs')}
        help={t('form.inputsHelp')}
        value={node.inputs ?? {}}
        onChange={(inputs, key) => onChange(withOptional(node, 'inputs', inputs), key)}
      />
      <RecordField
        label={t('form.outputs')}
        help={t('form.outputsHelp')}
        value={node.outputs ?? {}}
        onChange={(outputs, key) => onChange(withOptional(node, 'outputs', outputs), key)}
      />
    </>
  )
}
