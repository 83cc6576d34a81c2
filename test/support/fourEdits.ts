import { wiredExits } from '../../runtime/engine/nodes/wiredExits.ts'
import { renameBoxes } from '../../runtime/proof/diff/renameBoxes.ts'
import { renameNodes } from '../../runtime/proof/diff/renameNodes.ts'
import type { Flow, Keywords, Node } from '../../schemas/flow.ts'
import type { Layout } from '../../schemas/layout.ts'

/** The edits that authors make all day; their cost in lines is what a reviewer pays. */
export const FOUR_EDITS = ['rename a node', 'add a keyword', 'move a box', 'reorder options'] as const
export type FourEdit = (typeof FOUR_EDITS)[number]

export type Drawn = { readonly flow: Flow; readonly layout: Layout }

/** A flow after one of the four edits; null when it has nothing of the kind. */
export function editOnce(drawn: Drawn, edit: FourEdit): Drawn | null {
  switch (edit) {
    case 'rename a node':
      return rename(drawn)
    case 'add a keyword':
      return withFirst(drawn, addKeyword)
    case 'move a box':
      return move(drawn)
    case 'reorder options':
      return withFirst(drawn, reorder)
  }
}

/** Exits and entries that name a node. */
export function namesOf({ nodes, start, returning, entries = {} }: Flow, id: string): number {
  const exits = Object.values(nodes).flatMap((node) => Object.values(wiredExits(node)))
  return [...exits, start, returning, ...Object.values(entries)].filter((to) => to === id).length
}

/** The node that the rename takes: one that few name, as nodes mostly are. */
export function renamedNode(flow: Flow): string {
  const ids = Object.keys(flow.nodes).filter((id) => keepsPlace(flow, id))
  const [first] = ids.toSorted((a, b) => namesOf(flow, a) - namesOf(flow, b))
  return first ?? ''
}

/** Whether the new name stands where the old one stood; else its lines move with it, as in any sorted file. */
function keepsPlace(flow: Flow, id: string): boolean {
  return Object.keys(flow.nodes).every((other) => other === id || other < id === other < `${id}-2`)
}

function rename({ flow, layout }: Drawn): Drawn | null {
  const id = renamedNode(flow)
  if (id === '') return null
  const renames = [{ from: id, to: `${id}-2` }]
  return { flow: renameNodes(flow, renames), layout: renameBoxes(layout, renames) }
}

function move({ flow, layout }: Drawn): Drawn | null {
  const [first] = Object.entries(layout.nodes)
  if (first === undefined) return null
  const [id, box] = first
  return { flow, layout: { ...layout, nodes: { ...layout.nodes, [id]: { ...box, x: box.x + 40, y: box.y + 40 } } } }
}

function withFirst({ flow, layout }: Drawn, edit: (node: Node) => Node | null): Drawn | null {
  for (const [id, node] of Object.entries(flow.nodes)) {
    const edited = edit(node)
    if (edited !== null) return { flow: { ...flow, nodes: { ...flow.nodes, [id]: edited } }, layout }
  }
  return null
}

function addKeyword(node: Node): Node | null {
  if (node.type === 'keywordRoute') {
    const [rule, ...rules] = node.rules
    return rule === undefined ? null : { ...node, rules: [{ ...rule, keywords: oneMore(rule.keywords) }, ...rules] }
  }
  if (node.type === 'botHandoff') return node.escape === undefined ? null : { ...node, escape: oneMore(node.escape) }
  if (node.type !== 'menu') return null
  const [option, ...options] = node.options
  return option === undefined
    ? null
    : { ...node, options: [{ ...option, keywords: oneMore(option.keywords) }, ...options] }
}

function oneMore(keywords: Keywords = []): Keywords {
  if (Array.isArray(keywords)) return [...keywords, 'something new']
  const [[language, words] = ['en', []], ...others] = Object.entries(keywords)
  return Object.fromEntries([[language, [...words, 'something new']], ...others])
}

/** The first two options change places. */
function reorder(node: Node): Node | null {
  if (node.type !== 'menu') return null
  const [first, second, ...rest] = node.options
  return first === undefined || second === undefined ? null : { ...node, options: [second, first, ...rest] }
}
