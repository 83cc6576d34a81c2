import fc from 'fast-check'
import { exitsOf, outcomesOf } from '../../runtime/engine/index.ts'
import type { Flow, Node, NodeType } from '../../schemas/flow.ts'
import { arbitraryOf } from './arbitraryOf.ts'
import { flowOf } from './workspaceOf.ts'

const TYPES: readonly NodeType[] = [
  'greeting',
  'message',
  'keywordRoute',
  'menu',
  'officeHours',
  'botHandoff',
  'enqueue',
  'branch',
  'collect',
  'assign',
  'request',
  'subflow',
  'split',
  'outcome',
  'close',
]

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
      const called = wire('called', inner, [])
      return [
        {
          ...wire('main', main, outcomesOf(called)),
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
function wire(id: string, { nodes, targets }: Drawn, outcomes: readonly string[]): Flow {
  let drawn = 0
  const wired = nodes.map((node, index): readonly [string, Node] => {
    const names = node.type === 'subflow' ? outcomes : node.type === 'outcome' && node.exits ? ['next'] : exitsOf(node)
    const exits = Object.fromEntries(
      names.flatMap((name): [string, string][] => {
        drawn += 1
        const target = targets[drawn % targets.length] ?? 0
        return target % 12 === 11 ? [] : [[name, `n${target % nodes.length}`]]
      }),
    )
    const named =
      node.type === 'subflow'
        ? { flow: 'called' }
        : node.type === 'officeHours'
          ? { schedule: target(targets, index) ? 'always' : 'nowhere' }
          : {}
    return [`n${index}`, { ...node, ...named, ...('exits' in node && node.exits ? { exits } : {}) } as Node] // same type, other exits
  })
  return flowOf(Object.fromEntries(wired), { id })
}

const target = (targets: readonly number[], index: number): boolean => (targets[index] ?? 0) % 8 !== 7
