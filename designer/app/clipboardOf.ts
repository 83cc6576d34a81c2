import { copyNodes, readClipping } from '../document/Clipping.ts'
import { cornerOf, newIds, pasteNodes } from '../document/commands/pasteNodes.ts'
import type { Designer } from '../editor/DesignerContext.ts'
import { select } from '../editor/EditorStore.ts'
import { shownDrawing } from '../editor/shownDrawing.ts'
import type { Edit } from '../editor/useEdit.ts'

/** How far a copy is set off from where it was copied, in pixels. */
const SET_OFF = 48

export type Clipboard = {
  /** the selected nodes as text for the system's clipboard; null when none is selected */
  readonly copied: () => string | null
  /** puts nodes that were copied here or elsewhere into the open flow; false when the text is nothing of ours */
  readonly paste: (text: string) => boolean
}

/** What is copied and pasted. The text is JSON, so it goes between flows, tabs and people. */
export function clipboardOf(designer: Designer, edit: Edit): Clipboard {
  const { editor } = designer
  return {
    copied: () => {
      const { selectedNodes, selectedAnnotations } = editor.getState()
      const drawing = shownDrawing(designer)
      if (drawing === null || selectedNodes.length + selectedAnnotations.length === 0) return null
      return JSON.stringify(copyNodes(drawing, selectedNodes, selectedAnnotations), null, 2)
    },
    paste: (text) => {
      const [clipping, drawing] = [readClipping(text), shownDrawing(designer)]
      if (clipping === null || drawing === null) return false
      const ids = [...newIds(drawing.flow.nodes, clipping).values()]
      const corner = cornerOf(clipping)
      const at = { x: corner.x + SET_OFF, y: corner.y + SET_OFF }
      if (edit('pasteNodes', pasteNodes, { clipping, at }, { nodeIds: ids })) {
        select(editor, ids)
        editor.setState({ reveal: { nodeIds: ids } })
      }
      return true
    },
  }
}
