import type { ElkNode } from 'elkjs/lib/elk-api.js'
import { wiredExits } from '../../runtime/engine/nodes/wiredExits.ts'
import type { Flow, Node } from '../../schemas/flow.ts'
import type { Drawing, Point } from './Drawing.ts'
import { exitNames } from './exits.ts'
import { depthsOf } from './placeNodes.ts'
import { entryOf } from './records.ts'

export type Size = { readonly width: number; readonly height: number }

/** Pixels of a card's parts as designer/canvas/NodeCard.module.css draws them; for cards that were not drawn yet. */
const CARD = { width: 256, head: 46, body: 62, exits: 11, exit: 21 } as const

const OPTIONS = {
  'elk.algorithm': 'layered',
  'elk.direction': 'RIGHT',
  'elk.layered.spacing.nodeNodeBetweenLayers': '110',
  'elk.spacing.nodeNode': '56',
  'elk.spacing.edgeNode': '36',
  'elk.spacing.componentComponent': '120',
  'elk.layered.nodePlacement.strategy': 'BRANDES_KOEPF',
  'elk.layered.nodePlacement.bk.fixedAlignment': 'BALANCED',
  'elk.layered.cycleBreaking.strategy': 'DEPTH_FIRST',
  'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
} as const

/** Steps from the start to the farthest node above which a flow would be one endless row: it is wrapped into several, as text is. */
const LONG = 30
const WRAPPED = {
  'elk.layered.wrapping.strategy': 'MULTI_EDGE',
  // A tenth of the time of the usual way to find where to cut, and the same cuts.
  'elk.layered.wrapping.cutting.strategy': 'MSD',
  'elk.aspectRatio': '1.6',
} as const

/** About as large as the card of a node with these exits will be. */
export function guessSize(exits: readonly string[]): Size {
  const isPlain = exits.length === 0 || (exits.length === 1 && exits[0] === 'next')
  return { width: CARD.width, height: CARD.head + CARD.body + (isPlain ? 0 : CARD.exits + CARD.exit * exits.length) }
}

/** How far down a card of this size its way in and its exits are. */
export function rowsOf(
  exits: readonly string[],
  { height }: Size,
): { readonly way: number; readonly exits: readonly number[] } {
  const way = CARD.head / 2
  const rowOf = (index: number) => height - CARD.exits / 2 - CARD.exit * (exits.length - index - 0.5)
  return { way, exits: exits.map((_, index) => (exits.length === 1 ? way : rowOf(index))) }
}

/** A drawing as the layout library takes it: exits are ports at the right in their order, the way in is at the left. `sizes` are those that were measured. */
export function toElk(
  { flow }: Drawing,
  flows: { readonly [id: string]: Flow },
  sizes: { readonly [id: string]: Size },
): ElkNode {
  const ids = idsFrom(flow)
  return {
    id: 'flow',
    layoutOptions: stepsIn(flow) > LONG ? { ...OPTIONS, ...WRAPPED } : OPTIONS,
    children: ids.map(([id, node]) => {
      const exits = exitNames(node, flows)
      const { width, height } = entryOf(sizes, id) ?? guessSize(exits)
      const rows = rowsOf(exits, { width, height })
      const ports = exits.map((exit, index) => ({
        id: portId(id, exit),
        x: width,
        y: rows.exits[index] ?? rows.way,
        layoutOptions: { 'elk.port.side': 'EAST' },
      }))
      return {
        id,
        width,
        height,
        ports: [{ id: portId(id, ''), x: 0, y: rows.way, layoutOptions: { 'elk.port.side': 'WEST' } }, ...ports],
        layoutOptions: {
          'elk.portConstraints': 'FIXED_POS',
          ...(id === flow.start ? { 'elk.layered.layering.layerConstraint': 'FIRST' } : {}),
        },
      }
    }),
    edges: ids.flatMap(([id, node]) =>
      Object.entries(wiredExits(node)).flatMap(([exit, to]) =>
        Object.hasOwn(flow.nodes, to) && exitNames(node, flows).includes(exit)
          ? [{ id: portId(id, exit), sources: [portId(id, exit)], targets: [portId(to, '')] }]
          : [],
      ),
    ),
  }
}

/** Where the nodes come to stand, in whole pixels, the start's corner at (0, 0). */
export function placesFromElk({ children = [] }: ElkNode, start: string): { readonly [id: string]: Point } {
  const origin = children.find(({ id }) => id === start)
  return Object.fromEntries(
    children.map(({ id, x = 0, y = 0 }) => [
      id,
      { x: Math.round(x - (origin?.x ?? 0)), y: Math.round(y - (origin?.y ?? 0)) },
    ]),
  )
}

/** Steps from the start to the node that is farthest from it by the shortest way. */
const stepsIn = ({ nodes, start }: Flow): number => Math.max(...depthsOf(nodes, start).values())

/** The nodes in the order in which a reader meets them: by exits from the start, then those that it does not reach. */
function idsFrom(flow: Flow): readonly (readonly [string, Node])[] {
  const found = new Map<string, Node>()
  const open = [flow.start]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const node = entryOf(flow.nodes, id)
    if (node === undefined || found.has(id)) continue
    found.set(id, node)
    open.push(...Object.values(wiredExits(node)).toReversed())
  }
  return [...found, ...Object.entries(flow.nodes).filter(([id]) => !found.has(id))]
}

/** Slugs hold no spaces. */
const portId = (node: string, exit: string): string => `${node} ${exit}`
