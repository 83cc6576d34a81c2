import type { Workspace } from '../../../runtime/engine/workspace.ts'
import type { WorkspaceFile } from '../../../schemas/resources.ts'
import { done, type Result } from '../Result.ts'

/** Replaces what holds for the whole workspace: name, languages, threading window, consent. */
export const setWorkspaceFile = (workspace: Workspace, file: WorkspaceFile): Result<Workspace> =>
  done({ ...workspace, workspace: file })
