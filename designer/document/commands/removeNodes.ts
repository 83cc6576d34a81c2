import { wiredExits } from '../../../runtime/engine/nodes/wiredExits.ts'
import type { Flow } from '../../../schemas/flow.ts'
import type { Drawing } from '../Drawing.ts'
import { mapExits } from '../exits.ts'
import { done, type Result, refuse } from '../Result.ts'
import { entryOf, mapEntries, withoutEntries } from '../records.ts'

export type RemoveNodes = {
  readonly ids: readonly string[]
  /** leads what led to a removed node on to where that node led, when it led to one place only */
  readonly reconnect: boolean
}

/** Takes nodes away. Exits that led to them are unwired, or led on. A removed start moves on to the next node, if there is a single one. */
export function removeNodes({ flow, layout }: Drawing, { ids, reconnect }: RemoveNodes): Result<Drawing> {
  const missing = ids.find((id) => !Object.hasOwn(flow.nodes, id))
  if (missing !== undefined) return refuse('noSuchNode', { id: missing })
  const gone = new Set(ids)
  if (gone.size === 0) return done({ flow, layout })
  const lead = (target: string): string | null =>
    !gone.has(target) ? target : reconnect ? onlyWayOn(flow, target, gone) : null
  const kept = withoutEntries(flow.nodes, gone)
  const { returning, entries = {}, ...rest } = flow
  const back = returning === undefined || !gone.has(returning) ? returning : onlyWayOn(flow, returning, gone)
  const named = Object.entries(entries).flatMap(([name, id]) => {
    const to = gone.has(id) ? onlyWayOn(flow, id, gone) : id
    return to === null ? [] : [[name, to] as const]
  })
  return done({
    flow: {
      ...rest,
      start: newStart(flow, gone, Object.keys(kept)),
      ...(back === undefined || back === null ? {} : { returning: back }),
      ...(named.length === 0 ? {} : { entries: Object.fromEntries(named) }),
      nodes: mapEntries(kept, (node) => mapExits(node, lead)),
    },
    layout: { ...layout, nodes: withoutEntries(layout.nodes, gone) },
  })
}

function newStart(flow: Flow, gone: ReadonlySet<string>, kept: readonly string[]): string {
  if (!gone.has(flow.start)) return flow.start
  return onlyWayOn(flow, flow.start, gone) ?? kept[0] ?? flow.start
}

/** The one remaining node that `from` leads to through removed ones; null when there are several or none. */
function onlyWayOn(flow: Flow, from: string, gone: ReadonlySet<string>): string | null {
  const reached = new Set<string>()
  const seen = new Set([from])
  const open = [from]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const node = entryOf(flow.nodes, next)
    for (const target of node === undefined ? [] : Object.values(wiredExits(node))) {
      if (!gone.has(target)) reached.add(target)
      else if (!seen.has(target)) {
        seen.add(target)
        open.push(target)
      }
    }
  }
  const [first] = reached
  return reached.size === 1 && first !== undefined ? first : null
}
