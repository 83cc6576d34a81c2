import { wiredExits } from '../../runtime/engine/nodes/wiredExits.ts'
import type { Flow, Node } from '../../schemas/flow.ts'
import type { AnnotationKey } from '../document/annotations.ts'
import type { Drawing } from '../document/Drawing.ts'
import { entriesAt } from '../document/entriesAt.ts'
import { exitNames } from '../document/exits.ts'
import { placeNodes } from '../document/placeNodes.ts'
import type { Exit } from '../editor/EditorStore.ts'
import type { CanvasItem, CardNode, ExitEdge } from './CanvasItem.ts'
import { cardDepth } from './depth.ts'
import { MANY } from './Far.ts'
import { guessCard } from './guessCard.ts'
import { edgeId, linksOf } from './linksOf.ts'

export type Looks = {
  readonly flows: { readonly [id: string]: Flow }
  readonly selectedNodes: readonly string[]
  readonly selectedExits: readonly Exit[]
  readonly selectedAnnotations: readonly AnnotationKey[]
}

/**
 * The cards of a drawing. Those of `before` that show the same stay the same objects, with the size that was measured, so that an edit
 * draws one card anew and not two thousand.
 */
export function projectNodes(
  drawing: Drawing,
  looks: Pick<Looks, 'flows' | 'selectedNodes'>,
  before: readonly CanvasItem[],
): CardNode[] {
  const boxes = placeNodes(drawing)
  const isLarge = Object.keys(drawing.flow.nodes).length > MANY
  const old = new Map<string, CardNode>()
  for (const item of before) if (item.type === 'card') old.set(item.id, item)
  const selected = new Set(looks.selectedNodes)
  return Object.entries(drawing.flow.nodes).map(([id, node]): CardNode => {
    const known = old.get(id)
    const { x, y } = boxes[id] ?? { x: 0, y: 0 }
    const isStart = drawing.flow.start === id
    const entries = entriesAt(drawing.flow, id).join(', ')
    const isSelected = selected.has(id)
    const isSameNode = known !== undefined && known.data.node === node
    // Those of a subflow depend on the flow that it calls.
    const exits = isSameNode && node.type !== 'subflow' ? known.data.exits : exitNames(node, looks.flows)
    const isSameData =
      isSameNode &&
      known.data.isStart === isStart &&
      known.data.entries === entries &&
      (known.data.exits === exits || known.data.exits.join() === exits.join())
    const isSamePlace =
      known !== undefined && (known.dragging === true || (known.position.x === x && known.position.y === y))
    if (isSameData && isSamePlace && known.selected === isSelected) return known
    const isDrawn = known !== undefined && known.handles === undefined
    return {
      ...known,
      ...(isLarge && !isDrawn ? guessCard(exits) : {}),
      id,
      ariaLabel: id,
      type: 'card',
      position: isSamePlace ? known.position : { x, y },
      selected: isSelected,
      zIndex: cardDepth(isSelected),
      data: isSameData ? known.data : { node, exits, wired: Object.keys(wiredExits(node)).join(), isStart, entries },
    }
  })
}

/**
 * The edges of a flow: every exit that leads to a node. Unchanged ones stay the same objects, and when all are unchanged the list does too,
 * so that typing a text does not set up all edges anew.
 */
export function projectEdges(
  flow: Flow,
  looks: Pick<Looks, 'flows' | 'selectedExits'>,
  before: ExitEdge[],
): ExitEdge[] {
  const old = new Map(before.map((edge) => [edge.id, edge]))
  const selected = new Set(looks.selectedExits.map(({ from, exit }) => edgeId(from, exit)))
  const edges = Object.entries(flow.nodes).flatMap(([from, node]) =>
    linksOf(from, node, flow, looks.flows).map(({ id, exit, to, labelAt }): ExitEdge => {
      const known = old.get(id)
      const isSelected = selected.has(id)
      const isKnown =
        known?.data !== undefined &&
        known.target === to &&
        known.selected === isSelected &&
        known.data.labelAt === labelAt &&
        hasSameLabel(known.data.node, node, exit)
      if (isKnown) return known
      return {
        id,
        ariaLabel: `${from} · ${exit} → ${to}`,
        type: 'exit',
        source: from,
        sourceHandle: exit,
        target: to,
        selected: isSelected,
        data: { node, exit, labelAt },
      }
    }),
  )
  return edges.length === before.length && edges.every((edge, index) => edge === before[index]) ? before : edges
}

/** Whether an exit is called the same at both: a menu's options have labels, all others are called after their type or by their names. */
function hasSameLabel(before: Node, after: Node, exit: string): boolean {
  if (before === after) return true
  if (before.type !== 'menu' || after.type !== 'menu') return before.type === after.type
  const place = (options: typeof before.options) => options.findIndex(({ id }) => id === exit)
  const [was, is] = [place(before.options), place(after.options)]
  return was === is && before.options[was]?.label === after.options[is]?.label
}
