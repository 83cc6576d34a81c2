import { useTranslation } from 'react-i18next'
import { ContentEditor } from '../ContentEditor.tsx'
import type { FormProps } from '../NodeFace.ts'
import { OptionalContent } from '../OptionalContent.tsx'
import { OptionsEditor } from '../OptionsEditor.tsx'
import { AttemptsField, DurationField } from '../WaitFields.tsx'
import { withOptional } from '../withOptional.ts'

export function MenuForm({ node, onChange, onRenameExit }: FormProps<'menu'>) {
  const { t } = useTranslation()
  return (
    <>
      <ContentEditor
        label={t('form.question')}
        content={node.prompt}
        at="prompt"
        options={node.options}
        onChange={(prompt, key) => onChange({ ...node, prompt }, key)}
      />
      <OptionsEditor
        options={node.options}
        at="options"
        onChange={(options, key) => onChange({ ...node, options }, key)}
        onRename={onRenameExit}
      />
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
