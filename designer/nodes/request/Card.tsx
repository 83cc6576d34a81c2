import css from '../cardParts.module.css'
import type { CardProps } from '../NodeFace.ts'

export const RequestCard = ({ node }: CardProps<'request'>) => (
  <p className={css.code} title={node.url}>
    <strong>{node.method}</strong> {node.url}
  </p>
)
