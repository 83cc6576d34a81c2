import type { TraceEntry } from '../../runtime/engine/state/trace.ts'
import { nodeAt } from '../../runtime/engine/turn/nodeAt.ts'
import type { Workspace } from '../../runtime/engine/workspace.ts'
import type { Mark, Marks } from '../editor/Marks.ts'
import type { PlayedStep } from './playTalk.ts'

/**
 * The way that a conversation took, as it is seen on the open flow: its own nodes, with a called flow's steps at the node that calls it;
 * or, when the open flow is a called one, the steps within that. The last give's way is `now`, all others `before`.
 */
export function trailOf(workspace: Workspace, talkFlow: string, openFlow: string, steps: readonly PlayedStep[]): Marks {
  const nodes = new Map<string, Mark>()
  const exits = new Map<string, Mark>()
  const idOf = (path: string): string | null => {
    if (talkFlow === openFlow) return path.split('/')[0] ?? null
    const at = nodeAt(workspace, talkFlow, path)
    return at?.flow === openFlow ? at.id : null
  }
  const isOwn = (path: string): boolean => talkFlow !== openFlow || !path.includes('/')
  const put = (entry: TraceEntry, mark: Mark): void => {
    if (!('node' in entry)) return
    const id = idOf(entry.node)
    if (id === null) return
    // Put at the end again: the map is in the order in which the nodes were come to last.
    nodes.delete(id)
    nodes.set(id, mark)
    if (entry.type === 'exitTaken' && isOwn(entry.node)) exits.set(`${id} ${entry.exit}`, mark)
  }
  for (const [index, { turns }] of steps.entries()) {
    const mark = index === steps.length - 1 ? 'now' : 'before'
    for (const { trace } of turns) for (const entry of trace) put(entry, mark)
  }
  return { nodes, exits }
}
