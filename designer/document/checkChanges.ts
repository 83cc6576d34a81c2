import { EMPTY_WORKSPACE } from '../../runtime/engine/emptyWorkspace.ts'
import { checkValue } from '../../runtime/engine/files/checkValue.ts'
import { filePath } from '../../runtime/engine/files/FileKind.ts'
import type { Issue } from '../../runtime/engine/issue.ts'
import type { Speaker } from '../../runtime/engine/words.ts'
import { checkWorkspace } from '../../runtime/proof/check/checkWorkspace.ts'
import type { Flow } from '../../schemas/flow.ts'
import { checkNodes, isOfNodes } from './checkNodes.ts'
import { createResourceCheck } from './checkResources.ts'
import type { FlowEdit } from './flowEdit.ts'
import { withEntry, withoutEntries } from './records.ts'
import { applyDelta, type WorkspaceDelta } from './workspaceDelta.ts'

/**
 * Makes a check that follows a workspace by its changes. A file that does not fit its schema (a name was just emptied) is told of by the
 * schema's words; the rules, which read only what fits, see the last state of it that did. Without a speaker all is told in English.
 * `onFirst` is told what is known before all rules have run, when a few nodes of one flow are all that changed: a keystroke.
 */
export function createCheck(
  speaker?: Speaker,
): (delta: WorkspaceDelta, onFirst?: (issues: readonly Issue[]) => void) => readonly Issue[] {
  let workspace = EMPTY_WORKSPACE
  /** the flows that fit, as the rules see them */
  let fitting: { readonly [id: string]: Flow } = {}
  const takeResources = createResourceCheck(speaker)
  const misfits = new Map<string, readonly Issue[]>()
  let found: readonly Issue[] = []
  return (delta, onFirst) => {
    workspace = applyDelta(workspace, delta)
    const take = (id: string, flow: Flow | undefined, part: unknown) => {
      const checked = flow === undefined ? null : checkValue('flow', part, filePath('flow', id), speaker)
      if (flow === undefined || checked === null) {
        misfits.delete(id)
        fitting = withoutEntries(fitting, new Set([id]))
      } else if (checked.ok) {
        misfits.delete(id)
        fitting = withEntry(fitting, id, flow)
      } else misfits.set(id, checked.issues)
    }
    for (const { kind, id, value } of delta.items) {
      if (kind === 'flows') take(id, workspace.flows[id], value)
    }
    for (const { id, frame, nodes } of delta.edits) {
      const flow = workspace.flows[id]
      // What fitted before and is not edited fits still: the schema looks at each node by itself.
      const isPart = !misfits.has(id) && Object.keys(nodes).length > 0
      take(id, flow, isPart ? { ...frame, nodes } : flow)
    }
    const resources = takeResources(delta)
    const unfit = [...[...misfits.values()].flat(), ...resources.issues]
    const checked = { ...workspace, ...resources.fitting, flows: fitting }
    const [edit, another] = delta.edits
    const flow = fitting[edit?.id ?? '']
    const isKeystroke = edit !== undefined && another === undefined && delta.items.length === 0 && isFew(edit)
    if (onFirst !== undefined && isKeystroke && flow !== undefined && !misfits.has(edit.id)) {
      const own = checkNodes(checked, flow, edit.nodes, speaker)
      if (own !== null) onFirst([...unfit, ...found.filter((issue) => !isOfNodes(issue, flow.id, edit.nodes)), ...own])
    }
    found = checkWorkspace(checked, speaker === undefined ? {} : { speaker })
    return [...unfit, ...found]
  }
}

/** Nodes that change together when an author types; more are a paste, or another version of the file. */
const FEW = 8

const isFew = ({ nodes, gone }: FlowEdit): boolean => gone.length === 0 && Object.keys(nodes).length <= FEW
