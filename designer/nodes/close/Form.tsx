import { useTranslation } from 'react-i18next'
import type { FormProps } from '../NodeFace.ts'
import { OptionalContent } from '../OptionalContent.tsx'
import { withOptional } from '../withOptional.ts'

export function CloseForm({ node, onChange }: FormProps<'close'>) {
  const { t } = useTranslation()
  return (
    <OptionalContent
      question={t('form.sayGoodbye')}
      label={t('form.goodbye')}
      content={node.content}
      at="content"
      onChange={(content, key) => onChange(withOptional(node, 'content', content), key)}
    />
  )
}
