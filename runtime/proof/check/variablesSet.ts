import type { Flow, Node } from '../../../schemas/flow.ts'
import { wiredExits } from '../../engine/nodes/wiredExits.ts'
import type { Workspace } from '../../engine/workspace.ts'
import { componentsOf } from './componentsOf.ts'
import { graphOf } from './graphOf.ts'
import { nodePlaces, nodesOf } from './nodePlaces.ts'

/** What a flow knows about its variables: which it ever sets, and whether one may be set where a node begins. */
export type VariablesSet = {
  readonly ever: ReadonlySet<string>
  readonly maybeAt: (nodeId: string, variable: string) => boolean
}

/**
 * Follows what each exit sets along the graph. A variable counts as set when some path sets it: the check must not cry over a way that the
 * author knows nobody takes. One bit a variable, so that a flow of thousands of both takes one pass.
 */
export function variablesSet(flow: Flow, inputs: ReadonlySet<string>): VariablesSet {
  const edges = new Map(nodesOf(flow).map(({ nodeId, node }) => [nodeId, edgesOf(flow, node)]))
  const named = [...inputs, ...[...edges.values()].flat().flatMap(({ sets }) => sets)]
  const bitOf = new Map([...new Set(named)].map((variable, index) => [variable, index + 1]))
  const empty = () => new Uint32Array((bitOf.size >> 5) + 1)
  const mark = (bits: Uint32Array, { sets, setsAny }: Pick<Edge, 'sets' | 'setsAny'>) => {
    if (setsAny) setBit(bits, ANY)
    for (const variable of sets) setBit(bits, bitOf.get(variable) ?? ANY)
  }
  const known = new Map<string, Uint32Array>()
  const entry = empty()
  mark(entry, { sets: [...inputs], setsAny: false })
  known.set(flow.start, entry)
  // Who begins a conversation gives it what variables they like.
  for (const nodeId of Object.values(flow.entries ?? {})) {
    const given = known.get(nodeId) ?? empty()
    mark(given, { sets: [], setsAny: true })
    known.set(nodeId, given)
  }
  // Components come before those that lead to them, so from the end each is complete when its turn comes.
  for (const component of componentsOf(graphOf(flow)).reverse()) {
    const within = new Set(component)
    const bits = empty()
    for (const nodeId of component) addAll(bits, known.get(nodeId))
    const leaving = component.flatMap((nodeId) => edges.get(nodeId) ?? [])
    for (const edge of leaving) if (within.has(edge.to)) mark(bits, edge)
    for (const nodeId of component) known.set(nodeId, bits)
    for (const edge of leaving) {
      if (within.has(edge.to)) continue
      const target = known.get(edge.to) ?? empty()
      addAll(target, bits)
      mark(target, edge)
      known.set(edge.to, target)
    }
  }
  return {
    ever: new Set(bitOf.keys()),
    maybeAt(nodeId, variable) {
      const bits = known.get(nodeId)
      const bit = bitOf.get(variable)
      if (bits !== undefined && (hasBit(bits, ANY) || (bit !== undefined && hasBit(bits, bit)))) return true
      return setWithin(flow.nodes[nodeId]).includes(variable)
    },
  }
}

/** The variables that a flow ever sets, without where: cheap enough to be asked at every keystroke in a flow of thousands of nodes. */
export function variablesEver(flow: Flow, inputs: ReadonlySet<string>): ReadonlySet<string> {
  const setters = Object.values(flow.nodes).filter(({ type }) => SETTERS.has(type))
  return new Set([...inputs, ...setters.flatMap((node) => edgesOf(flow, node).flatMap(({ sets }) => sets))])
}

const SETTERS: ReadonlySet<string> = new Set(['assign', 'collect', 'request', 'subflow'])

/** A bot hands back, and who begins a conversation gives, whatever variables they like: the first bit stands for any. */
const ANY = 0
const setBit = (bits: Uint32Array, bit: number): void => {
  bits[bit >> 5] = (bits[bit >> 5] ?? 0) | (1 << (bit & 31))
}
const hasBit = (bits: Uint32Array, bit: number): boolean => ((bits[bit >> 5] ?? 0) & (1 << (bit & 31))) !== 0
const addAll = (bits: Uint32Array, more: Uint32Array | undefined): void => {
  more?.forEach((word, index) => {
    bits[index] = (bits[index] ?? 0) | word
  })
}

type Edge = { readonly to: string; readonly sets: readonly string[]; readonly setsAny: boolean }

function edgesOf(flow: Flow, node: Node): readonly Edge[] {
  return Object.entries(wiredExits(node))
    .filter(([, target]) => Object.hasOwn(flow.nodes, target))
    .map(([exit, to]) => ({
      to,
      sets: setAt(node, exit),
      setsAny: node.type === 'botHandoff' && !['timeout', 'escape', 'failed'].includes(exit),
    }))
}

/** What a flow that a platform begins is given: how the customer came to write. */
const FROM_PLATFORM = 'referral'

/** The variables of a flow that those who call or begin it fill, by flow id. */
export function inputsOf(workspace: Workspace): ReadonlyMap<string, ReadonlySet<string>> {
  const inputs = new Map<string, Set<string>>()
  for (const { node } of nodePlaces(workspace)) {
    if (node.type !== 'subflow') continue
    const known = inputs.get(node.flow) ?? new Set()
    for (const name of Object.keys(node.inputs ?? {})) known.add(name)
    inputs.set(node.flow, known)
  }
  for (const { kind, flow, variables = {} } of Object.values(workspace.channels)) {
    const known = inputs.get(flow) ?? new Set()
    for (const name of [...Object.keys(variables), ...(kind === 'web' ? [] : [FROM_PLATFORM])]) known.add(name)
    inputs.set(flow, known)
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
