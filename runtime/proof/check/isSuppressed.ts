import type { WorkspaceFile } from '../../../schemas/resources.ts'
import { filePath } from '../../engine/files/FileKind.ts'
import type { Issue } from '../../engine/issue.ts'
import { NEVER_LOWERED } from './severityOf.ts'

export type Suppression = NonNullable<NonNullable<WorkspaceFile['check']>['suppress']>[number]

/** Whether a suppression means this finding. */
export function isSuppressed({ code, file, nodeId }: Issue, { rule, flow, node }: Suppression): boolean {
  if (rule !== code || NEVER_LOWERED.has(code)) return false
  return (flow === undefined || file === filePath('flow', flow)) && (node === undefined || node === nodeId)
}
