import fc from 'fast-check'
import { exitsOf } from '../../runtime/engine/index.ts'
import { exits } from '../../schemas/exits.ts'
import type { Flow, Node, NodeType } from '../../schemas/flow.ts'
import { arbitraryOf } from './arbitraryOf.ts'
import { flowOf } from './workspaceOf.ts'

const TYPES = Object.keys(exits) as NodeType[] // what is generated has them all

/** Flow `main` of up to `most` generated nodes, and the flow `called` that its subflow nodes call. One exit in twelve leads nowhere, one schedule in eight does not exist. */
export function arbitraryFlows(most: number): fc.Arbitrary<readonly [main: Flow, called: Flow]> {
  return fc
    .tuple(
      arbitraryNodes(TYPES, most),
      arbitraryNodes(
        TYPES.filter((type) => type !== 'subflow'),
        4,
      ),
      fc.boolean(),
    )
    .map(([main, inner, returns]) => {
      const called = wire('called', inner, {})
      return [
        {
          ...wire('main', main, { called }),
          ...(returns ? { returning: `n${main.nodes.length - 1}` } : {}),
        },
        called,
      ]
    })
}

type Drawn = { readonly nodes: readonly Node[]; readonly targets: readonly number[] }

function arbitraryNodes(types: readonly NodeType[], most: number): fc.Arbitrary<Drawn> {
  const node = fc.oneof(...types.map((type) => arbitraryOf(`nodes/${type}`))) as fc.Arbitrary<Node> // the schemas say so
  return fc.record({
    nodes: fc.array(node, { minLength: 1, maxLength: most }),
    targets: fc.array(fc.nat(), { minLength: 40, maxLength: 40 }),
  })
}

/** Gives each node the exits that its type asks for; where they lead is drawn, and one in twelve is missing. */
function wire(id: string, { nodes, targets }: Drawn, flows: { readonly [id: string]: Flow }): Flow {
  let drawn = 0
  const wired = nodes.map((drawnNode, index): readonly [string, Node] => {
    const node = named(drawnNode, (targets[index] ?? 0) % 8 !== 7)
    if (!('exits' in node) || node.exits === undefined) return [`n${index}`, node]
    const led = (exitsOf(node, flows) ?? []).flatMap((name): [string, string][] => {
      drawn += 1
      const target = targets[drawn % targets.length] ?? 0
      return target % 12 === 11 ? [] : [[name, `n${target % nodes.length}`]]
    })
    return [`n${index}`, { ...node, exits: Object.fromEntries(led) }]
  })
  return flowOf(Object.fromEntries(wired), { id })
}

function named(node: Node, isKnown: boolean): Node {
  if (node.type === 'subflow') return { ...node, flow: 'called' }
  return node.type === 'officeHours' ? { ...node, schedule: isKnown ? 'always' : 'nowhere' } : node
}
