import { filePath } from '../../runtime/engine/files/FileKind.ts'
import { setFiles } from '../document/workspace/setFiles.ts'
import { useDesigner } from '../editor/DesignerContext.ts'
import { isAllowed } from '../editor/isAllowed.ts'
import { useVersionFiles } from '../versions/useVersionFiles.ts'
import type { VersionName } from '../versions/Version.ts'

/** Makes a flow and its layout what they were, as one step of undo; answers whether it was done. Null: there is nothing to restore. Scenarios stay: they say what the flow must do. */
export function useRestore(flowId: string, version: VersionName): (() => boolean) | null {
  const { document, editor } = useDesigner()
  const { files } = useVersionFiles(version, flowId)
  const [flow, layout] = [files?.[filePath('flow', flowId)], files?.[filePath('layout', flowId)]]
  if (version === 'now' || flow === undefined) return null
  const texts = { [filePath('flow', flowId)]: flow, [filePath('layout', flowId)]: layout ?? null }
  return () => {
    if (!isAllowed(editor)) return false
    const refusal = document.edit('restoreRevision', setFiles, { files: texts })
    if (refusal !== null) editor.setState({ notice: { kind: 'refused', refusal } })
    return refusal === null
  }
}
