import { drawingOf } from '../document/Command.ts'
import type { Drawing } from '../document/Drawing.ts'
import { withPlaces } from '../document/withPlaces.ts'
import type { Designer } from './DesignerContext.ts'

/** The open flow as the canvas shows it: with the places that were found for it when it has no layout. null: none is open. */
export function shownDrawing({ document, editor }: Pick<Designer, 'document' | 'editor'>): Drawing | null {
  const { flowId, arranged } = editor.getState()
  const drawing = flowId === null ? null : drawingOf(document.getState().history.present, flowId)
  return drawing === null ? null : withPlaces(drawing, arranged[drawing.flow.id])
}
