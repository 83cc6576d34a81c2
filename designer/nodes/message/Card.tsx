import { ContentPreview } from '../ContentPreview.tsx'
import type { CardProps } from '../NodeFace.ts'

export const MessageCard = ({ node, language }: CardProps<'message'>) => (
  <ContentPreview content={node.content} language={language} />
)
