import { useTranslation } from 'react-i18next'
import { ContentPreview } from '../ContentPreview.tsx'
import type { CardProps } from '../NodeFace.ts'

export function CloseCard({ node, language }: CardProps<'close'>) {
  const { t } = useTranslation()
  if (node.content === undefined) return <p>{t('card.endsSilently')}</p>
  return <ContentPreview content={node.content} language={language} />
}
