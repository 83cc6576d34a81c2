import type { NodeType } from '../../schemas/flow.ts'
import { FACES } from './faces.ts'
import css from './NodeIcon.module.css'

/** The sign of a node type, in the colour of its group. */
export function NodeIcon({ type }: { readonly type: NodeType }) {
  const { icon: Icon, group } = FACES[type]
  return (
    <span className={css.icon} data-group={group}>
      <Icon size={15} aria-hidden="true" />
    </span>
  )
}
