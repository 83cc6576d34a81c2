import { useTranslation } from 'react-i18next'
import { DEFAULT_REQUEST_TIMEOUT } from '../../../runtime/engine/limits.ts'
import { CheckField } from '../../controls/CheckField.tsx'
import { JsonField } from '../../controls/JsonField.tsx'
import { SelectField } from '../../controls/SelectField.tsx'
import { TextField } from '../../controls/TextField.tsx'
import type { FormProps } from '../NodeFace.ts'
import { RecordField } from '../RecordField.tsx'
import { TimeoutField } from '../WaitFields.tsx'
import { withOptional } from '../withOptional.ts'

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const

export function RequestForm({ node, onChange }: FormProps<'request'>) {
  const { t } = useTranslation()
  return (
    <>
      <SelectField
        label={t('form.method')}
        value={node.method}
        options={METHODS.map((value) => ({ value, label: value }))}
        onChange={(method) => onChange({ ...node, method })}
      />
      <TextField
        label={t('form.address')}
        help={t('form.requestAddressHelp')}
        value={node.url}
        at="url"
        isMono
        onChange={(url) => onChange({ ...node, url }, 'url')}
      />
      <RecordField
        label={t('form.headers')}
        help={t('form.headersHelp')}
        value={node.headers ?? {}}
        at="headers"
        onChange={(headers, key) => onChange(withOptional(node, 'headers', headers), key)}
      />
      <CheckField
        label={t('form.sendBody')}
        value={node.body !== undefined}
        onChange={(isSent) => onChange(withOptional(node, 'body', isSent ? {} : undefined))}
      />
      {node.body !== undefined && (
        <JsonField
          label={t('form.body')}
          help={t('form.bodyHelp')}
          value={node.body}
          at="body"
          onChange={(body) => onChange({ ...node, body }, 'body')}
        />
      )}
      <RecordField
        label={t('form.result')}
        help={t('form.resultHelp')}
        value={node.result ?? {}}
        at="result"
        onChange={(result, key) => onChange(withOptional(node, 'result', result), key)}
      />
      <TimeoutField node={node} fallback={DEFAULT_REQUEST_TIMEOUT} onChange={onChange} />
    </>
  )
}
