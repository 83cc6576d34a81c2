import type { Workspace } from '../../runtime/engine/workspace.ts'
import { applyFlowEdit, diffFlow, type FlowEdit } from './flowEdit.ts'
import { entryOf, withEntry, withoutEntries } from './records.ts'

/** What differs between two states of a workspace, small enough to be sent to a worker at every keystroke. */
export type WorkspaceDelta = {
  /** resources that are others, whole */
  readonly resources: Partial<Workspace>
  /** flows, layouts, schedules and scenarios that are others; null: gone */
  readonly items: readonly { readonly kind: ItemKind; readonly id: string; readonly value: unknown }[]
  /** flows that were there before and are others */
  readonly edits: readonly FlowEdit[]
}

const ITEM_KINDS = ['flows', 'layouts', 'schedules', 'scenarios'] as const
const RESOURCES = ['workspace', 'queues', 'skills', 'bots', 'channels'] as const
type ItemKind = (typeof ITEM_KINDS)[number]

/** Tells what differs, by identity. */
export function diffWorkspaces(before: Workspace, after: Workspace): WorkspaceDelta {
  const changed = RESOURCES.filter((name) => before[name] !== after[name])
  const items = ITEM_KINDS.flatMap((kind) => {
    const [old, now] = [before[kind], after[kind]]
    if (old === now) return []
    const ids = [...new Set([...Object.keys(old), ...Object.keys(now)])]
    return ids.flatMap((id) => {
      const value = entryOf<unknown>(now, id)
      const isEdit = kind === 'flows' && value !== undefined && Object.hasOwn(old, id)
      return isEdit || value === entryOf<unknown>(old, id) ? [] : [{ kind, id, value: value ?? null }]
    })
  })
  const edits = Object.entries(after.flows).flatMap(([id, flow]) => {
    const old = entryOf(before.flows, id)
    return old === undefined || old === flow ? [] : [diffFlow(id, old, flow)]
  })
  return { resources: Object.fromEntries(changed.map((name) => [name, after[name]])), items, edits }
}

/** The workspace after the change; what did not differ stays the same object. */
export function applyDelta(workspace: Workspace, { resources, items, edits }: WorkspaceDelta): Workspace {
  const changed: { [kind in ItemKind]?: { readonly [id: string]: unknown } } = {}
  for (const { kind, id, value } of items) {
    const record = changed[kind] ?? workspace[kind]
    changed[kind] = value === null ? withoutEntries(record, new Set([id])) : withEntry(record, id, value)
  }
  for (const edit of edits) {
    const flow = entryOf(workspace.flows, edit.id)
    if (flow !== undefined)
      changed.flows = withEntry<unknown>(changed.flows ?? workspace.flows, edit.id, applyFlowEdit(flow, edit))
  }
  return { ...workspace, ...resources, ...(changed as Partial<Workspace>) } // the values are those of a workspace, as sent
}
