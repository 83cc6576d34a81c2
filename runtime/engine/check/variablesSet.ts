import type { Flow, Node } from '../../../schemas/flow.ts'
import type { Workspace } from '../workspace.ts'
import { graphOf, reachableFrom } from './graphOf.ts'
import { nodePlaces, nodesOf, wiredExits } from './nodePlaces.ts'

/** What a flow knows about its variables: which it ever sets, and whether one may be set where a node begins. */
export type VariablesSet = {
  readonly ever: ReadonlySet<string>
  readonly maybeAt: (nodeId: string, variable: string) => boolean
}

/** A bot hands back whatever variables it likes. */
const ANY = Symbol('any')

/**
 * Follows every setter of a variable along the graph. A variable counts as set when some path sets it: the check must not cry over a way
 * that the author knows nobody takes. Each variable is followed when it is first asked for, in time linear in the flow.
 */
export function variablesSet(flow: Flow, inputs: ReadonlySet<string>): VariablesSet {
  const graph = graphOf(flow)
  const after = new Map<string | typeof ANY, Set<string>>()
  const startsAt = (variable: string | typeof ANY, nodeId: string) => {
    const starts = after.get(variable) ?? new Set()
    after.set(variable, starts.add(nodeId))
  }
  for (const variable of inputs) startsAt(variable, flow.start)
  for (const { node } of nodesOf(flow)) {
    for (const [exit, target] of wiredExits(node)) {
      if (!Object.hasOwn(flow.nodes, target)) continue
      if (node.type === 'botHandoff' && exit !== 'timeout' && exit !== 'escape' && exit !== 'failed')
        startsAt(ANY, target)
      for (const variable of setAt(node, exit)) startsAt(variable, target)
    }
  }
  const reached = new Map<string | typeof ANY, ReadonlySet<string>>()
  const isSet = (nodeId: string, variable: string | typeof ANY): boolean => {
    const starts = after.get(variable)
    if (starts === undefined) return false
    const known = reached.get(variable) ?? reachableFrom(graph, starts)
    reached.set(variable, known)
    return known.has(nodeId)
  }
  return {
    ever: new Set([...after.keys()].filter((variable) => variable !== ANY)),
    maybeAt: (nodeId, variable) =>
      isSet(nodeId, variable) || isSet(nodeId, ANY) || setWithin(flow.nodes[nodeId]).includes(variable),
  }
}

/** The variables of a flow that those who call it fill, by flow id. */
export function inputsOf(workspace: Workspace): ReadonlyMap<string, ReadonlySet<string>> {
  const inputs = new Map<string, Set<string>>()
  for (const { node } of nodePlaces(workspace)) {
    if (node.type !== 'subflow') continue
    const known = inputs.get(node.flow) ?? new Set()
    for (const name of Object.keys(node.inputs ?? {})) known.add(name)
    inputs.set(node.flow, known)
  }
  return inputs
}

function setAt(node: Node, exit: string): readonly string[] {
  switch (node.type) {
    case 'assign':
      return setWithin(node)
    case 'collect':
      return exit === 'next' ? [node.variable] : []
    case 'request':
      return Object.keys(node.result ?? {})
    case 'subflow':
      return Object.keys(node.outputs ?? {})
    default:
      return []
  }
}

/** What an assign sets is there for the values below it, too. */
function setWithin(node: Node | undefined): readonly string[] {
  if (node?.type !== 'assign') return []
  return Object.entries(node.variables ?? {}).flatMap(([name, value]) => (value === null ? [] : [name]))
}
