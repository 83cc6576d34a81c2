import { ContentPreview } from '../ContentPreview.tsx'
import type { CardProps } from '../NodeFace.ts'

/** The options are beside their exits, so the card shows the question alone. */
export const MenuCard = ({ node, language }: CardProps<'menu'>) => (
  <ContentPreview content={node.prompt} language={language} />
)
