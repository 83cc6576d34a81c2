import { ContentPreview } from '../ContentPreview.tsx'
import type { CardProps } from '../NodeFace.ts'

export const GreetingCard = ({ node, language }: CardProps<'greeting'>) => (
  <ContentPreview content={node.content} language={language} />
)
