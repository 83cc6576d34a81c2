import { filePath } from '../../runtime/engine/files/FileKind.ts'
import { parseFile } from '../../runtime/engine/files/parseFile.ts'
import { type Drawing, EMPTY_LAYOUT } from '../document/Drawing.ts'

/** The drawing that these texts hold; null when there is no such flow, or it cannot be read. A layout that cannot be read is left out. */
export function readDrawing(files: { readonly [path: string]: string }, flowId: string): Drawing | null {
  const [flowPath, layoutPath] = [filePath('flow', flowId), filePath('layout', flowId)]
  const [flowText, layoutText] = [files[flowPath], files[layoutPath]]
  const flow = flowText === undefined ? null : parseFile('flow', flowText, flowPath)
  const layout = layoutText === undefined ? null : parseFile('layout', layoutText, layoutPath)
  if (flow?.ok !== true) return null
  return { flow: flow.value, layout: layout?.ok === true ? layout.value : EMPTY_LAYOUT }
}
