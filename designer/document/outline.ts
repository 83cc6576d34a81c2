/*
 * A flow as a tree that is read from top to bottom. A node with one way on is followed by the next node at its own level, as sentences
 * follow each other; a node with several is followed by its exits one level deeper, and each exit by where it leads. A node stands in the
 * tree once; further ways to it are links. What the start does not reach comes last, at the first level.
 */

import { wiredExits } from '../../runtime/engine/nodes/wiredExits.ts'
import type { Flow, Node } from '../../schemas/flow.ts'
import { exitNames } from './exits.ts'
import { entryOf } from './records.ts'

type Place = {
  /** names the row for as long as the node or exit exists */
  readonly key: string
  /** 1 is the outermost */
  readonly level: number
  /** the row that this one is folded into; null: none */
  readonly parent: string | null
  readonly hasChildren: boolean
}

/** A line of the outline: a node, or an exit that stands for itself. */
export type OutlineRow =
  | (Place & {
      readonly kind: 'node'
      readonly id: string
      readonly node: Node
      readonly isStart: boolean
      readonly isReached: boolean
    })
  | (Place & {
      readonly kind: 'exit'
      readonly from: string
      readonly exit: string
      readonly node: Node
      /** where it leads; null: nowhere */
      readonly target: string | null
      /** the target stands elsewhere in the outline */
      readonly isLink: boolean
    })

type Task = { readonly level: number; readonly parent: string | null } & (
  | { readonly kind: 'node'; readonly id: string }
  | { readonly kind: 'exit'; readonly from: string; readonly exit: string; readonly isOnly: boolean }
)

export const nodeKey = (id: string): string => `node/${id}`
export const exitKey = (from: string, exit: string): string => `exit/${from}/${exit}`

/** The rows of a flow's outline, from top to bottom. Works without recursion: flows may be thousands of nodes deep. */
export function outlineOf(flow: Flow, flows: { readonly [id: string]: Flow }): readonly OutlineRow[] {
  const rows: OutlineRow[] = []
  const shown = new Set<string>()
  const walk = (start: string, isReached: boolean) => {
    const open: Task[] = [{ kind: 'node', id: start, level: 1, parent: null }]
    for (let task = open.pop(); task !== undefined; task = open.pop()) {
      const { level, parent } = task
      const id = task.kind === 'node' ? task.id : task.from
      const node = entryOf(flow.nodes, id)
      if (node === undefined) continue
      if (task.kind === 'exit') {
        const { from, exit, isOnly } = task
        const target = entryOf(wiredExits(node), exit) ?? null
        const isNew = target !== null && Object.hasOwn(flow.nodes, target) && !shown.has(target)
        const key = exitKey(from, exit)
        if (isOnly && isNew) open.push({ kind: 'node', id: target, level, parent })
        else {
          rows.push({
            kind: 'exit',
            key,
            level,
            parent,
            from,
            exit,
            node,
            target,
            isLink: target !== null && !isNew,
            hasChildren: isNew,
          })
          if (isNew) open.push({ kind: 'node', id: target, level: level + 1, parent: key })
        }
        continue
      }
      if (shown.has(id)) continue
      shown.add(id)
      const exits = exitNames(node, flows)
      const isOnly = exits.length === 1
      const key = nodeKey(id)
      rows.push({
        kind: 'node',
        key,
        level,
        parent,
        id,
        node,
        isStart: id === flow.start,
        isReached,
        hasChildren: exits.length > 1,
      })
      // The last task is done first.
      for (const exit of exits.toReversed()) {
        open.push({
          kind: 'exit',
          from: id,
          exit,
          isOnly,
          level: isOnly ? level : level + 1,
          parent: isOnly ? parent : key,
        })
      }
    }
  }
  walk(flow.start, true)
  const roots = unreachedRoots(flow)
  for (const id of [...roots, ...Object.keys(flow.nodes)]) if (!shown.has(id)) walk(id, false)
  return rows
}

/** The nodes to which nothing leads, but for the start: with them, what is not reached is read in its own order. */
function unreachedRoots(flow: Flow): readonly string[] {
  const targets = new Set(Object.values(flow.nodes).flatMap((node) => Object.values(wiredExits(node))))
  return Object.keys(flow.nodes).filter((id) => id !== flow.start && !targets.has(id))
}

/** The rows that are seen when these are folded. */
export function visibleRows(rows: readonly OutlineRow[], folded: ReadonlySet<string>): readonly OutlineRow[] {
  if (folded.size === 0) return rows
  const hidden = new Set<string>()
  return rows.filter(({ key, parent }) => {
    const isHidden = parent !== null && (folded.has(parent) || hidden.has(parent))
    if (isHidden) hidden.add(key)
    return !isHidden
  })
}

/** Where each row stands among those of the same parent: its number from 1, and how many they are. */
export function placesAmongSiblings(
  rows: readonly OutlineRow[],
): ReadonlyMap<string, { readonly position: number; readonly size: number }> {
  const families = Map.groupBy(rows, ({ parent }) => parent)
  return new Map(
    [...families.values()].flatMap((family) =>
      family.map(({ key }, index) => [key, { position: index + 1, size: family.length }] as const),
    ),
  )
}

/** The rows into which a row is folded, the nearest first. */
export function ancestorsOf(byKey: ReadonlyMap<string, OutlineRow>, key: string): readonly string[] {
  const found: string[] = []
  for (let row = byKey.get(key); row?.parent != null; row = byKey.get(row.parent)) found.push(row.parent)
  return found
}
