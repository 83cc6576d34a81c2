import { useTranslation } from 'react-i18next'
import { ContentEditor } from '../ContentEditor.tsx'
import type { FormProps } from '../NodeFace.ts'

export function MessageForm({ node, onChange }: FormProps<'message'>) {
  const { t } = useTranslation()
  return (
    <ContentEditor
      label={t('form.message')}
      content={node.content}
      at="content"
      onChange={(content, key) => onChange({ ...node, content }, key)}
    />
  )
}
