import type { Workspace } from '../../../runtime/engine/workspace.ts'
import type { Flow } from '../../../schemas/flow.ts'
import type { Layout } from '../../../schemas/layout.ts'
import { done, type Result, refuse } from '../Result.ts'
import { withEntry } from '../records.ts'
import { isSlug } from '../slug.ts'

export type AddFlow = { readonly flow: Flow; readonly layout?: Layout }

/** Adds a flow under its own id: a new one, a template, or a duplicate. */
export function addFlow(workspace: Workspace, { flow, layout }: AddFlow): Result<Workspace> {
  const { id } = flow
  if (!isSlug(id)) return refuse('notAnId', { id })
  if (Object.hasOwn(workspace.flows, id)) return refuse('idTaken', { id })
  return done({
    ...workspace,
    flows: withEntry(workspace.flows, id, flow),
    ...(layout === undefined ? {} : { layouts: withEntry(workspace.layouts, id, layout) }),
  })
}
