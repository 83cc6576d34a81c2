import type { Workspace } from '../../../runtime/engine/workspace.ts'
import type { WorkspaceFile } from '../../../schemas/resources.ts'
import { done, type Result, refuse } from '../Result.ts'
import { entryOf, mapEntries, withEntry, withoutEntries } from '../records.ts'
import { isSlug } from '../slug.ts'
import { renameInFlow } from './renameInFlow.ts'

export type RenameFlow = { readonly from: string; readonly to: string }

/** Gives a flow another id, everywhere: its layout, its scenarios, the channels, the subflow nodes and the suppressed findings that name it. */
export function renameFlow(workspace: Workspace, { from, to }: RenameFlow): Result<Workspace> {
  const flow = entryOf(workspace.flows, from)
  if (flow === undefined) return refuse('noSuchFlow', { id: from })
  if (from === to) return done(workspace)
  if (!isSlug(to)) return refuse('notAnId', { id: to })
  if (Object.hasOwn(workspace.flows, to)) return refuse('idTaken', { id: to })
  const renamed = withEntry(withoutEntries(workspace.flows, new Set([from])), to, { ...flow, id: to })
  const scenarios = move(workspace.scenarios, from, to)
  return done({
    ...workspace,
    workspace: renameSuppressed(workspace.workspace, from, to),
    flows: mapEntries(renamed, (each) => renameInFlow(each, { kind: 'flow', from, to })),
    layouts: move(workspace.layouts, from, to),
    scenarios: mapEntries(scenarios, (file) => (file.flow === from ? { ...file, flow: to } : file)),
    channels: mapEntries(workspace.channels, (channel) => (channel.flow === from ? { ...channel, flow: to } : channel)),
  })
}

function move<T>(record: { readonly [id: string]: T }, from: string, to: string): { readonly [id: string]: T } {
  const value = entryOf(record, from)
  return value === undefined ? record : withEntry(withoutEntries(record, new Set([from])), to, value)
}

function renameSuppressed(file: WorkspaceFile, from: string, to: string): WorkspaceFile {
  if (!file.check?.suppress?.some(({ flow }) => flow === from)) return file
  const suppress = file.check.suppress.map((each) => (each.flow === from ? { ...each, flow: to } : each))
  return { ...file, check: { ...file.check, suppress } }
}
