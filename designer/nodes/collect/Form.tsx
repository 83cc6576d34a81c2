import { useTranslation } from 'react-i18next'
import type { CollectValue } from '../../../schemas/flow.ts'
import { SelectField } from '../../controls/SelectField.tsx'
import { TextField } from '../../controls/TextField.tsx'
import { ContentEditor } from '../ContentEditor.tsx'
import type { FormProps } from '../NodeFace.ts'
import { OptionalContent } from '../OptionalContent.tsx'
import { AttemptsField, DurationField } from '../WaitFields.tsx'
import { withOptional } from '../withOptional.ts'
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
      <OptionalContent
        question={t('form.askAgainOtherwise')}
        label={t('form.retry')}
        content={node.retry}
        at="retry"
        onChange={(retry, key) => onChange(withOptional(node, 'retry', retry), key && `retry/${key}`)}
      />
      <AttemptsField
        value={node.attempts}
        onChange={(attempts) => onChange(withOptional(node, 'attempts', attempts), 'attempts')}
      />
      <DurationField
        label={t('form.timeout')}
        value={node.timeout}
        fallback="PT1H"
        onChange={(timeout) => onChange(withOptional(node, 'timeout', timeout), 'timeout')}
      />
    </>
  )
}
