import type { Flow, Node, SubflowNode } from '../../../schemas/flow.ts'
import type { Issue } from '../issue.ts'
import { livesOf } from '../life/compileLife.ts'
import { NODES_PER_FLOW, SUBFLOW_DEPTH } from '../limits.ts'
import { compileNode } from '../nodes/compileNode.ts'
import { isTerminal, isWhenUndelivered } from '../nodes/exitsOf.ts'
import { mergeSkills } from '../nodes/mergeSkills.ts'
import { CALL, returnFromSubflow } from '../nodes/subflow.ts'
import { restOf } from '../nodes/traits.ts'
import { wiredExits } from '../nodes/wiredExits.ts'
import { type CompiledSchedule, compileSchedule } from '../schedule/compileSchedule.ts'
import type { Event } from '../state/event.ts'
import type { CompileContext } from '../template/CompileContext.ts'
import { type CompiledFlow, type CompiledNode, END, type FlowGraph } from '../walk/CompiledFlow.ts'
import { createFlowMachine } from '../walk/createFlowMachine.ts'
import type { Turn } from '../walk/Turn.ts'
import { walk } from '../walk/walk.ts'
import type { Workspace } from '../workspace.ts'

export type Compiled =
  | { readonly ok: true; readonly flow: CompiledFlow }
  | { readonly ok: false; readonly issues: readonly Issue[] }

/** A called flow being compiled in place: the calling node, where its exits lead, and whose variables the outputs go to. */
type Caller = { readonly node: SubflowNode; readonly compiled: CompiledNode; readonly scope: string }

/**
 * Compiles a flow, called flows in place under the calling node's id, to something `decide` can run. Content that `check` lets pass
 * compiles; what cannot run is told as issues. `release` is the hash that sessions will carry.
 */
export function compile(workspace: Workspace, flowId: string, release = ''): Compiled {
  const problems: { nodeId: string; message: string }[] = []
  const flow = workspace.flows[flowId]
  if (flow === undefined) return broken(flowId, [{ nodeId: '', message: `there is no flow "${flowId}"` }])
  const nodes = new Map<string, CompiledNode>()
  try {
    compileNodes({ workspace, flow, prefix: '', scope: '', depth: 0, caller: null, nodes, problems })
  } catch (error) {
    problems.push({ nodeId: '', message: error instanceof Error ? error.message : 'cannot be compiled' })
  }
  const start = nodes.get(flow.start)
  if (start === undefined) problems.push({ nodeId: '', message: `it starts at "${flow.start}", which does not exist` })
  if (problems.length > 0 || start === undefined) return broken(flowId, problems)

  const schedules = new Map<string, CompiledSchedule>()
  for (const [id, schedule] of Object.entries(workspace.schedules)) schedules.set(id, compileSchedule(schedule))
  const rests = new Map<string, readonly Event['type'][]>()
  for (const node of nodes.values())
    if (node.rest !== undefined) rests.set(node.id, [...node.rest.events, 'undelivered'])
  const returning = flow.returning === undefined ? null : (nodes.get(flow.returning) ?? null)
  const entries = new Map<string, CompiledNode>()
  for (const [name, id] of Object.entries(flow.entries ?? {})) {
    const node = nodes.get(id)
    if (node !== undefined) entries.set(name, node)
  }
  const graph: FlowGraph = { start, returning, entries, nodes }
  return {
    ok: true,
    flow: {
      ...graph,
      id: flow.id,
      release,
      languages: flow.languages,
      fallback: {
        queue: flow.fallback.queue,
        skills: mergeSkills(flow.fallback.skills ?? [], undefined),
        priority: flow.fallback.priority ?? 0,
      },
      schedules,
      life: livesOf(workspace, flowId),
      machine: createFlowMachine(rests, (turn) => walk(graph, turn)),
    },
  }
}

type Compiling = {
  readonly workspace: Workspace
  readonly flow: Flow
  /** of the compiled ids: '' or `identify/` */
  readonly prefix: string
  readonly scope: string
  readonly depth: number
  readonly caller: Caller | null
  readonly nodes: Map<string, CompiledNode>
  readonly problems: { nodeId: string; message: string }[]
}

function compileNodes(at: Compiling): void {
  const { workspace, flow, prefix, scope, caller, nodes, problems } = at
  for (const [id, node] of Object.entries(flow.nodes)) {
    const nodeId = prefix + id
    if (nodes.size >= NODES_PER_FLOW) throw new Error(`it has more than ${NODES_PER_FLOW} nodes, called flows included`)
    const context: CompileContext = { workspace, languages: flow.languages, nodeId, scope, problems }
    const behaviour = compileNode(node, context)
    const returns = caller !== null && node.type === 'outcome' && isTerminal(node)
    nodes.set(nodeId, {
      ...(returns ? { enter: (turn: Turn) => leave(turn, behaviour.enter(turn), caller) } : behaviour),
      id: nodeId,
      type: node.type,
      exits: new Map(),
      whenUndelivered: Object.keys(wiredExits(node)).find((exit) => isWhenUndelivered(node, exit)) ?? null,
      waitsForCustomer: waitsForCustomer(node),
      leavesAs: returns ? caller.compiled.id : nodeId,
    })
  }
  for (const [id, node] of Object.entries(flow.nodes)) {
    const compiled = nodes.get(prefix + id)
    if (compiled === undefined) continue
    for (const [exit, target] of Object.entries(wiredExits(node))) {
      const to = nodes.get(prefix + target)
      if (to === undefined)
        problems.push({ nodeId: compiled.id, message: `exit "${exit}" leads to "${target}", which does not exist` })
      else compiled.exits.set(exit, to)
    }
    if (node.type === 'subflow') compileCall(at, node, compiled)
    if (caller !== null && compiled.leavesAs === caller.compiled.id && node.type === 'outcome') {
      const to = caller.compiled.exits.get(node.outcome)
      if (to !== undefined) compiled.exits.set(node.outcome, to)
    }
  }
}

function waitsForCustomer(node: Node): CompiledNode['waitsForCustomer'] {
  if (restOf(node)?.waitsFor !== 'customer') return null
  return 'timeout' in node && node.timeout !== undefined ? 'asTold' : 'byItself'
}

function compileCall(at: Compiling, node: SubflowNode, compiled: CompiledNode): void {
  const called = at.workspace.flows[node.flow]
  if (called === undefined) {
    at.problems.push({ nodeId: compiled.id, message: `it calls the flow "${node.flow}", which does not exist` })
    return
  }
  if (at.depth + 1 > SUBFLOW_DEPTH)
    throw new Error(`flows call each other more than ${SUBFLOW_DEPTH} deep at "${compiled.id}"`)
  const prefix = `${compiled.id}/`
  compileNodes({
    ...at,
    flow: called,
    prefix,
    scope: compiled.id,
    depth: at.depth + 1,
    caller: { node, compiled, scope: at.scope },
  })
  const start = at.nodes.get(prefix + called.start)
  if (start === undefined)
    at.problems.push({
      nodeId: compiled.id,
      message: `the flow "${called.id}" starts at "${called.start}", which does not exist`,
    })
  else compiled.exits.set(CALL, start)
}

function leave(turn: Turn, step: ReturnType<CompiledNode['enter']>, caller: Caller): ReturnType<CompiledNode['enter']> {
  if (step !== END) returnFromSubflow(turn, caller.node, caller.compiled.id, caller.scope)
  return step
}

function broken(flowId: string, problems: readonly { readonly nodeId: string; readonly message: string }[]): Compiled {
  return {
    ok: false,
    issues: problems.map(({ nodeId, message }) => ({
      code: 'cannotCompile',
      severity: 'error',
      file: `${flowId}.flow.json`,
      ...(nodeId === '' ? {} : { nodeId }),
      path: nodeId === '' ? '' : `/nodes/${nodeId}`,
      message: nodeId === '' ? `Flow "${flowId}": ${message}.` : `Node "${nodeId}": ${message}.`,
    })),
  }
}
