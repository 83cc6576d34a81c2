/*
 * Places for cards that have none. Columns from left to right by the longest way from the start, rounds left out; within a column each
 * card stands near the middle of those that lead to it. Deterministic: the order of the file decides what nothing else does.
 */
import type { Picture, PictureNode } from './Picture.ts'

export type Place = { readonly x: number; readonly y: number }
export type Size = { readonly width: number; readonly height: number }

const GAP = { x: 110, y: 36 }
/** Times that the columns are put in order, forth and back. More changed nothing on the sample flows. */
const SWEEPS = 4

/** A place for every node: its own where it has one, and below all of these a tidy one for the others. */
export function layOut(
  { nodes }: Picture,
  own: { readonly [id: string]: Place },
  sizeOf: (node: PictureNode) => Size,
): ReadonlyMap<string, Place> {
  const hasOwn = ({ id }: { readonly id: string }) => Object.hasOwn(own, id)
  const fresh = new Set(nodes.filter((node) => !hasOwn(node)).map(({ id }) => id))
  const places = new Map<string, Place>()
  let [left, top] = [0, 0]
  for (const node of nodes.filter(hasOwn)) {
    const place = own[node.id] ?? { x: 0, y: 0 }
    places.set(node.id, place)
    left = Math.min(left, place.x)
    top = Math.max(top, place.y + sizeOf(node).height + GAP.y * 2)
  }
  // Those that were added to a drawn flow stand behind the cards that lead to them.
  const before = nodes.filter((node) => hasOwn(node) && node.exits.some(({ to }) => fresh.has(to)))
  const edges = before.map((node) => (places.get(node.id)?.x ?? 0) + sizeOf(node).width + GAP.x)
  const columns = inOrder(columnsOf(nodes.filter((node) => !hasOwn(node))))
  const heightOf = (column: readonly PictureNode[]) =>
    column.reduce((sum, node) => sum + sizeOf(node).height + GAP.y, -GAP.y)
  const tallest = Math.max(0, ...columns.map(heightOf))
  let x = edges.length === 0 ? left : Math.max(...edges)
  for (const column of columns) {
    let y = top + (tallest - heightOf(column)) / 2
    for (const node of column) {
      places.set(node.id, { x, y: Math.round(y) })
      y += sizeOf(node).height + GAP.y
    }
    x += Math.max(0, ...column.map((node) => sizeOf(node).width)) + GAP.x
  }
  return places
}

function columnsOf(nodes: readonly PictureNode[]): readonly (readonly PictureNode[])[] {
  const depths = depthsOf(nodes)
  const columns: PictureNode[][] = []
  for (const node of nodes) {
    const depth = depths.get(node.id) ?? 0
    const column = columns[depth] ?? []
    column.push(node)
    columns[depth] = column
  }
  // A depth may have no node of its own where a round was cut.
  return columns.filter((column) => column !== undefined)
}

/** The longest way to each node, without the exits that lead back into a way that is being walked. */
function depthsOf(nodes: readonly PictureNode[]): ReadonlyMap<string, number> {
  const known = new Map(nodes.map((node) => [node.id, node]))
  const forward = new Map<string, string[]>(nodes.map(({ id }) => [id, []]))
  const finished: string[] = []
  const state = new Map<string, 'open' | 'done'>()
  // The start first, so that rounds are cut where they come back. With a stack of its own: flows may be thousands of nodes long.
  for (const root of [...nodes].sort((a, b) => Number(b.isStart) - Number(a.isStart))) {
    if (state.has(root.id)) continue
    const stack: { readonly id: string; next: number }[] = [{ id: root.id, next: 0 }]
    state.set(root.id, 'open')
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const exit = known.get(top.id)?.exits[top.next]
      top.next += 1
      if (exit === undefined) {
        state.set(top.id, 'done')
        finished.push(top.id)
        stack.pop()
      } else if (known.has(exit.to) && state.get(exit.to) !== 'open') {
        forward.get(top.id)?.push(exit.to)
        if (state.has(exit.to)) continue
        state.set(exit.to, 'open')
        stack.push({ id: exit.to, next: 0 })
      }
    }
  }
  const depths = new Map<string, number>(nodes.map(({ id }) => [id, 0]))
  for (const id of finished.reverse()) {
    const depth = depths.get(id) ?? 0
    for (const to of forward.get(id) ?? []) depths.set(to, Math.max(depths.get(to) ?? 0, depth + 1))
  }
  return depths
}

/** The columns with each card near the middle of its neighbours in the column before, then after, and so on. */
function inOrder(columns: readonly (readonly PictureNode[])[]): readonly (readonly PictureNode[])[] {
  const sources = new Map<string, string[]>()
  const targets = new Map<string, string[]>()
  for (const { id, exits } of columns.flat()) {
    for (const { to } of exits) {
      sources.set(to, [...(sources.get(to) ?? []), id])
      targets.set(id, [...(targets.get(id) ?? []), to])
    }
  }
  let ordered = columns
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    const neighbours = sweep % 2 === 0 ? sources : targets
    const rows = new Map(ordered.flatMap((column) => column.map(({ id }, row) => [id, row / column.length] as const)))
    const middle = ({ id }: PictureNode): number => {
      const near = (neighbours.get(id) ?? []).flatMap((other) => rows.get(other) ?? [])
      return near.length === 0 ? (rows.get(id) ?? 0) : near.reduce((sum, row) => sum + row, 0) / near.length
    }
    ordered = ordered.map((column) =>
      column
        .map((node) => ({ node, at: middle(node) }))
        .sort((a, b) => a.at - b.at)
        .map(({ node }) => node),
    )
  }
  return ordered
}
