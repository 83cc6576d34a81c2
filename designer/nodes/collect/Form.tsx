import { useTranslation } from 'react-i18next'
import type { CollectValue } from '../../../schemas/flow.ts'
import { SelectField } from '../../controls/SelectField.tsx'
import { TextField } from '../../controls/TextField.tsx'
import { ContentEditor } from '../ContentEditor.tsx'
import type { FormProps } from '../NodeFace.ts'
import { AskAgainFields } from '../WaitFields.tsx'
import { ValueFields } from './ValueFields.tsx'

const NEW_VALUES: { readonly [Kind in CollectValue['kind']]: Extract<CollectValue, { readonly kind: Kind }> } = {
  text: { kind: 'text' },
  number: { kind: 'number' },
  email: { kind: 'email' },
  phone: { kind: 'phone' },
  date: { kind: 'date' },
  choice: { kind: 'choice', options: [{ id: 'option-1', label: '' }] },
  pattern: { kind: 'pattern', pattern: '[0-9]+' },
}
const KINDS = Object.keys(NEW_VALUES) as readonly CollectValue['kind'][] // the keys of an exhaustive record

export function CollectForm({ node, onChange }: FormProps<'collect'>) {
  const { t } = useTranslation()
  return (
    <>
      <ContentEditor
        label={t('form.question')}
        content={node.prompt}
        at="prompt"
        options={node.value.kind === 'choice' ? node.value.options : []}
        onChange={(prompt, key) => onChange({ ...node, prompt }, key)}
      />
      <TextField
        label={t('form.variable')}
        value={node.variable}
        at="variable"
        isMono
        help={t('form.variableHelp')}
        onChange={(variable) => onChange({ ...node, variable }, 'variable')}
      />
      <SelectField
        label={t('form.kind')}
        value={node.value.kind}
        options={KINDS.map((value) => ({ value, label: t(`valueKinds.${value}`) }))}
        onChange={(kind) => onChange({ ...node, value: NEW_VALUES[kind] })}
      />
      <ValueFields value={node.value} onChange={(value, key) => onChange({ ...node, value }, key)} />
      <AskAgainFields node={node} onChange={onChange} />
    </>
  )
}
