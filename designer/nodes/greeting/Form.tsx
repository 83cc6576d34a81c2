import { useTranslation } from 'react-i18next'
import { ContentEditor } from '../ContentEditor.tsx'
import type { FormProps } from '../NodeFace.ts'
import { OptionalContent } from '../OptionalContent.tsx'
import { withOptional } from '../withOptional.ts'

export function GreetingForm({ node, onChange }: FormProps<'greeting'>) {
  const { t } = useTranslation()
  return (
    <>
      <ContentEditor
        label={t('form.greeting')}
        content={node.content}
        at="content"
        onChange={(content, key) => onChange({ ...node, content }, key)}
      />
      <OptionalContent
        question={t('form.greetReturning')}
        label={t('form.returningGreeting')}
        content={node.returning}
        at="returning"
        onChange={(returning, key) => onChange(withOptional(node, 'returning', returning), key && `returning/${key}`)}
      />
    </>
  )
}
