import type { Workspace } from '../../runtime/engine/workspace.ts'
import { type Drawing, EMPTY_LAYOUT } from './Drawing.ts'
import { done, type Result, refuse } from './Result.ts'
import { entryOf, withEntry } from './records.ts'
import { siblingSchema } from './siblingSchema.ts'

/** A pure change of one flow and its layout. */
export type FlowCommand<Args> = (drawing: Drawing, args: Args) => Result<Drawing>
/** A pure change of the workspace: resources, or several flows at once. */
export type WorkspaceCommand<Args> = (workspace: Workspace, args: Args) => Result<Workspace>

/** A flow with its layout; null when there is no such flow. */
export function drawingOf(workspace: Workspace, flowId: string): Drawing | null {
  const flow = entryOf(workspace.flows, flowId)
  return flow === undefined ? null : { flow, layout: entryOf(workspace.layouts, flowId) ?? EMPTY_LAYOUT }
}

/** Runs a flow's command on the workspace; what it leaves alone stays the same object. */
export function commandFlow<Args>(
  workspace: Workspace,
  flowId: string,
  command: FlowCommand<Args>,
  args: Args,
): Result<Workspace> {
  const drawing = drawingOf(workspace, flowId)
  if (drawing === null) return refuse('noSuchFlow', { id: flowId })
  const result = command(drawing, args)
  return result.ok ? done(withDrawing(workspace, flowId, drawing, result.value)) : result
}

function withDrawing(workspace: Workspace, flowId: string, before: Drawing, after: Drawing): Workspace {
  if (after === before || (after.flow === before.flow && after.layout === before.layout)) return workspace
  const isNew = before.layout === EMPTY_LAYOUT
  const layout = isNew ? { ...siblingSchema(workspace.layouts), ...after.layout } : after.layout
  return {
    ...workspace,
    ...(after.flow === before.flow ? {} : { flows: withEntry(workspace.flows, flowId, after.flow) }),
    ...(after.layout === before.layout ? {} : { layouts: withEntry(workspace.layouts, flowId, layout) }),
  }
}
