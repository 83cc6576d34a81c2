import type { OutlineRow } from '../document/outline.ts'
import { useDesigner } from '../editor/DesignerContext.ts'
import { select } from '../editor/EditorStore.ts'
import { type NodeActions, nodeActionsOf, type Subject } from '../editor/nodeActionsOf.ts'
import { useEdit } from '../editor/useEdit.ts'

export type OutlineActions = NodeActions & {
  /** what Enter does: a node's settings; an exit's target, or the choice of one */
  readonly open: (row: OutlineRow) => void
}

/** What can be done with the active line. A node with one exit has no line for it, so what is done to that exit is done to the node's line. */
export function useOutlineActions(active: OutlineRow | null): OutlineActions {
  const designer = useDesigner()
  const { editor } = designer
  const edit = useEdit()
  const actions = nodeActionsOf(designer, edit, active === null ? null : subjectOfRow(active))
  return {
    ...actions,
    open: (row) => {
      if (row.kind === 'node') {
        select(editor, [row.id])
        editor.setState({ focusSettings: { part: 'form' } })
      } else if (row.target !== null) select(editor, [row.target])
      else nodeActionsOf(designer, edit, subjectOfRow(row)).add?.()
    },
  }
}

const subjectOfRow = (row: OutlineRow): Subject =>
  row.kind === 'node' ? { nodeId: row.id, exit: null } : { nodeId: row.from, exit: row.exit }
