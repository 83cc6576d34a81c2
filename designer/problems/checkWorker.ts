/* Runs in a worker: keeps the workspace by its changes, and answers each change with everything that the rules find. */
import { checkWorkspace } from '../../runtime/engine/check/checkWorkspace.ts'
import { applyDelta, EMPTY_WORKSPACE, type WorkspaceDelta } from '../document/workspaceDelta.ts'

let workspace = EMPTY_WORKSPACE

self.addEventListener('message', ({ data }: MessageEvent<WorkspaceDelta>) => {
  workspace = applyDelta(workspace, data)
  self.postMessage(checkWorkspace(workspace))
})
