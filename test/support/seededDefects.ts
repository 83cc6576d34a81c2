import { isWait, type Workspace } from '../../runtime/engine/index.ts'
import { wiredExits } from '../../runtime/engine/nodes/wiredExits.ts'
import { graphOf, reachableFrom } from '../../runtime/proof/check/graphOf.ts'
import { nodesOf } from '../../runtime/proof/check/nodePlaces.ts'
import type { Flow, KeywordRouteNode, Node } from '../../schemas/flow.ts'

/** A workspace that one change has broken, and what the check must say of it. */
export type Defect = {
  readonly name: string
  readonly workspace: Workspace
  readonly code: string
  readonly flow: string
  /** where it must be found; null: anywhere in the flow */
  readonly node: string | null
  /** the exit that was dropped or misled, for the proof */
  readonly exit?: string
}

/** One way to break a workspace, at one place. */
type Site = Defect
type Exit = {
  readonly flow: Flow
  readonly nodeId: string
  readonly node: Node
  readonly exit: string
  readonly to: string
}

/** Broken variants of the samples, by name, always the same: of every way to break one, one place in each sample, whatever other samples there are. */
export function seedDefects(workspace: Workspace): readonly Defect[] {
  return GENERATORS.flatMap((generate) => {
    const sites = generate(workspace)
    if (sites.length === 0) throw new Error(`The samples give no place for ${generate.name}.`)
    const ofFlows = Map.groupBy(sites, ({ flow }) => flow)
    return [...ofFlows.values()].map((list) => list[list.length >> 1] as Site) // no group is empty
  })
}

const GENERATORS: readonly ((workspace: Workspace) => readonly Site[])[] = [
  dropExits,
  dropTimeouts,
  misleadExits,
  misspellStarts,
  loopWithoutWaits,
  loopTimeouts,
  trapCustomers,
  shadowKeywords,
  doubleKeywords,
  deleteQueues,
  deleteSkills,
  deleteBots,
  deleteSchedules,
  unbalanceSplits,
  strandNodes,
  misspellVariables,
  endAtOutcomes,
  optOutByOptions,
]

const flowsOf = (workspace: Workspace): readonly Flow[] => Object.values(workspace.flows)

function exitsOf(flow: Flow): readonly Exit[] {
  return nodesOf(flow).flatMap(({ nodeId, node }) =>
    Object.entries(wiredExits(node)).map(([exit, to]) => ({ flow, nodeId, node, exit, to })),
  )
}

function withNode(workspace: Workspace, flow: Flow, nodeId: string, node: Node): Workspace {
  return withFlow(workspace, { ...flow, nodes: { ...flow.nodes, [nodeId]: node } })
}

function withFlow(workspace: Workspace, flow: Flow): Workspace {
  return { ...workspace, flows: { ...workspace.flows, [flow.id]: flow } }
}

/** The node with one exit elsewhere; null: nowhere. */
function rewired({ node, exit }: Pick<Exit, 'node' | 'exit'>, to: string | null): Node {
  const { [exit]: _, ...others } = wiredExits(node)
  return { ...node, exits: to === null ? others : { ...others, [exit]: to } } as Node // the same node with another exit
}

function dropped(workspace: Workspace, { flow, nodeId, node, exit }: Exit): Site {
  return {
    name: `${flow.id}: the exit ${exit} of ${nodeId} is dropped`,
    workspace: withNode(workspace, flow, nodeId, rewired({ node, exit }, null)),
    code: 'unwiredExit',
    flow: flow.id,
    node: nodeId,
    exit,
  }
}

function dropExits(workspace: Workspace): readonly Site[] {
  return flowsOf(workspace)
    .flatMap(exitsOf)
    .filter(({ node, exit }) => node.type !== 'outcome' && exit !== 'timeout')
    .map((exit) => dropped(workspace, exit))
}

function dropTimeouts(workspace: Workspace): readonly Site[] {
  return flowsOf(workspace)
    .flatMap(exitsOf)
    .filter(({ exit }) => exit === 'timeout')
    .map((exit) => dropped(workspace, exit))
}

function misleadExits(workspace: Workspace): readonly Site[] {
  return flowsOf(workspace)
    .flatMap(exitsOf)
    .map(({ flow, nodeId, node, exit, to }) => ({
      name: `${flow.id}: the exit ${exit} of ${nodeId} leads to ${to}s, which is not there`,
      workspace: withNode(workspace, flow, nodeId, rewired({ node, exit }, `${to}s`)),
      code: 'unknownTarget',
      flow: flow.id,
      node: nodeId,
      exit,
    }))
}

function misspellStarts(workspace: Workspace): readonly Site[] {
  return flowsOf(workspace).map((flow) => ({
    name: `${flow.id}: it starts at ${flow.start}s, which is not there`,
    workspace: withFlow(workspace, { ...flow, start: `${flow.start}s` }),
    code: 'unknownTarget',
    flow: flow.id,
    node: null,
  }))
}

/** An exit that leads back to a node from which it is reached without a wait. */
function loopWithoutWaits(workspace: Workspace): readonly Site[] {
  return flowsOf(workspace).flatMap((flow) => {
    const passed = graphOf(flow, (nodeId) => {
      const node = flow.nodes[nodeId]
      return node !== undefined && !isWait(node) && node.type !== 'subflow'
    })
    return exitsOf(flow)
      .filter(({ nodeId, node }) => node.type === 'message' || (node.type === 'assign' && nodeId !== flow.start))
      .flatMap(({ nodeId, node, exit }) => {
        const before = [...passed.keys()].find((id) => id !== nodeId && reachableFrom(passed, [id]).has(nodeId))
        if (before === undefined) return []
        return [
          {
            name: `${flow.id}: ${nodeId} leads back to ${before} without a wait`,
            workspace: withNode(workspace, flow, nodeId, rewired({ node, exit }, before)),
            code: 'loopWithoutWait',
            flow: flow.id,
            node: null,
          },
        ]
      })
  })
}

function loopTimeouts(workspace: Workspace): readonly Site[] {
  return flowsOf(workspace)
    .flatMap(exitsOf)
    .filter(({ node, exit }) => exit === 'timeout' && node.type !== 'botHandoff')
    .map(({ flow, nodeId, node, exit }) => ({
      name: `${flow.id}: silence at ${nodeId} asks again, and again`,
      workspace: withNode(workspace, flow, nodeId, rewired({ node, exit }, nodeId)),
      code: 'loopWithoutCustomer',
      flow: flow.id,
      node: nodeId,
    }))
}

function trapCustomers(workspace: Workspace): readonly Site[] {
  return flowsOf(workspace).flatMap((flow) =>
    nodesOf(flow).flatMap(({ nodeId, node }) => {
      if (node.type !== 'menu') return []
      const exits = Object.fromEntries(Object.entries(wiredExits(node)).map(([exit]) => [exit, nodeId]))
      return [
        {
          name: `${flow.id}: whatever is answered to ${nodeId}, it asks again`,
          workspace: withNode(workspace, flow, nodeId, { ...node, exits } as Node), // the same node with other exits
          code: 'noWayOut',
          flow: flow.id,
          node: nodeId,
        },
      ]
    }),
  )
}

type Keyword = {
  readonly flow: Flow
  readonly nodeId: string
  readonly node: KeywordRouteNode
  readonly keyword: string
}

/** Keywords in English of every rule but the first. */
function laterKeywords(workspace: Workspace): readonly Keyword[] {
  return flowsOf(workspace).flatMap((flow) =>
    nodesOf(flow).flatMap(({ nodeId, node }) =>
      node.type !== 'keywordRoute'
        ? []
        : node.rules
            .slice(1)
            .flatMap(({ keywords = {} }) => ('en' in keywords ? (keywords.en ?? []) : []))
            .map((keyword) => ({ flow, nodeId, node, keyword })),
    ),
  )
}

/** The first rule of a router with one more keyword. */
function listening({ node }: Keyword, keyword: string): Node {
  const [first, ...others] = node.rules
  if (first === undefined) return node
  const { en = [], ...rest } = first.keywords as { readonly [language: string]: readonly string[] } // as laterKeywords found them
  return { ...node, rules: [{ ...first, keywords: { ...rest, en: [...en, keyword] } }, ...others] }
}

function shadowKeywords(workspace: Workspace): readonly Site[] {
  return laterKeywords(workspace)
    .filter(({ keyword }) => keyword.includes(' '))
    .map((site) => {
      const word = site.keyword.split(' ').at(-1) ?? ''
      return {
        name: `${site.flow.id}: "${word}" of the first rule of ${site.nodeId} takes "${site.keyword}"`,
        workspace: withNode(workspace, site.flow, site.nodeId, listening(site, word)),
        code: 'keywordShadowed',
        flow: site.flow.id,
        node: site.nodeId,
      }
    })
}

function doubleKeywords(workspace: Workspace): readonly Site[] {
  return laterKeywords(workspace).map((site) => ({
    name: `${site.flow.id}: "${site.keyword}" is in two rules of ${site.nodeId}`,
    workspace: withNode(workspace, site.flow, site.nodeId, listening(site, site.keyword)),
    code: 'keywordDuplicated',
    flow: site.flow.id,
    node: site.nodeId,
  }))
}

function without<T>(record: { readonly [id: string]: T }, id: string): { readonly [id: string]: T } {
  const { [id]: _, ...others } = record
  return others
}

/** Where nodes name a resource that is deleted. */
function deleteFrom(
  workspace: Workspace,
  kept: 'queues' | 'skills' | 'bots' | 'schedules',
  code: string,
  names: (node: Node, id: string) => boolean,
): readonly Site[] {
  return Object.keys(workspace[kept]).flatMap((id) =>
    flowsOf(workspace).flatMap((flow) =>
      nodesOf(flow)
        .filter(({ node }) => names(node, id))
        .slice(0, 1)
        .map(({ nodeId }) => ({
          name: `${flow.id}: ${id} of ${nodeId} is deleted from the ${kept}`,
          workspace: { ...workspace, [kept]: without<unknown>(workspace[kept], id) },
          code,
          flow: flow.id,
          node: nodeId,
        })),
    ),
  )
}

function deleteQueues(workspace: Workspace): readonly Site[] {
  return deleteFrom(workspace, 'queues', 'unknownQueue', (node, id) => node.type === 'enqueue' && node.queue === id)
}

function deleteSkills(workspace: Workspace): readonly Site[] {
  return deleteFrom(
    workspace,
    'skills',
    'unknownSkill',
    (node, id) => node.type === 'enqueue' && node.skills?.some(({ skill }) => skill === id) === true,
  )
}

function deleteBots(workspace: Workspace): readonly Site[] {
  return deleteFrom(workspace, 'bots', 'unknownBot', (node, id) => node.type === 'botHandoff' && node.bot === id)
}

function deleteSchedules(workspace: Workspace): readonly Site[] {
  return deleteFrom(
    workspace,
    'schedules',
    'unknownSchedule',
    (node, id) => node.type === 'officeHours' && node.schedule === id,
  )
}

function unbalanceSplits(workspace: Workspace): readonly Site[] {
  return flowsOf(workspace).flatMap((flow) =>
    nodesOf(flow).flatMap(({ nodeId, node }) => {
      if (node.type !== 'split') return []
      const [first, ...others] = node.branches
      const branches = first === undefined ? [] : [{ ...first, percent: first.percent - 10 }, ...others]
      return [
        {
          name: `${flow.id}: the branches of ${nodeId} add up to 90`,
          workspace: withNode(workspace, flow, nodeId, { ...node, branches }),
          code: 'splitNotHundred',
          flow: flow.id,
          node: nodeId,
        },
      ]
    }),
  )
}

/** The only exit that leads to a node leads elsewhere. */
function strandNodes(workspace: Workspace): readonly Site[] {
  return flowsOf(workspace).flatMap((flow) => {
    const exits = exitsOf(flow)
    return exits
      .filter(({ to }) => exits.filter((other) => other.to === to).length === 1 && to !== flow.start)
      .flatMap(({ nodeId, node, exit, to }) => {
        const elsewhere = exits.find((other) => other.to !== to && flow.nodes[other.to]?.type === 'enqueue')?.to
        if (elsewhere === undefined || to === flow.returning) return []
        return [
          {
            name: `${flow.id}: ${nodeId} no longer leads to ${to}`,
            workspace: withNode(workspace, flow, nodeId, rewired({ node, exit }, elsewhere)),
            code: 'unreachableNode',
            flow: flow.id,
            node: to,
          },
        ]
      })
  })
}

/** A text or condition reads another variable than the one that is set. A bot may hand back variables of any name. */
function misspellVariables(workspace: Workspace): readonly Site[] {
  const botless = flowsOf(workspace).filter((flow) => nodesOf(flow).every(({ node }) => node.type !== 'botHandoff'))
  return botless.flatMap((flow) =>
    nodesOf(flow).flatMap(({ nodeId, node }) => {
      const text = JSON.stringify(node)
      const [, variable] = /vars\.([a-zA-Z]+)/.exec(text) ?? []
      if (variable === undefined || !['message', 'branch'].includes(node.type)) return []
      const misspelt = JSON.parse(text.replaceAll(`vars.${variable}`, `vars.${variable}Code`)) as Node // the same with another name
      return [
        {
          name: `${flow.id}: ${nodeId} reads vars.${variable}Code, which is never set`,
          workspace: withNode(workspace, flow, nodeId, misspelt),
          code: 'variableReadBeforeSet',
          flow: flow.id,
          node: nodeId,
        },
      ]
    }),
  )
}

function endAtOutcomes(workspace: Workspace): readonly Site[] {
  const started = new Set(Object.values(workspace.channels).map(({ flow }) => flow))
  return flowsOf(workspace)
    .filter(({ id }) => started.has(id))
    .flatMap((flow) =>
      nodesOf(flow).flatMap(({ nodeId, node }) =>
        node.type !== 'outcome'
          ? []
          : [
              {
                name: `${flow.id}: it ends at the milestone ${nodeId}`,
                workspace: withNode(workspace, flow, nodeId, { type: 'outcome', outcome: node.outcome }),
                code: 'outcomeEndsFlow',
                flow: flow.id,
                node: nodeId,
              },
            ],
      ),
    )
}

function optOutByOptions(workspace: Workspace): readonly Site[] {
  return flowsOf(workspace).flatMap((flow) =>
    nodesOf(flow).flatMap(({ nodeId, node }) => {
      if (node.type !== 'menu') return []
      const [first, ...others] = node.options
      const options = first === undefined ? [] : [{ ...first, label: 'Stop' }, ...others]
      return [
        {
          name: `${flow.id}: an option of ${nodeId} is called as customers opt out`,
          workspace: withNode(workspace, flow, nodeId, { ...node, options }),
          code: 'consentWordUsed',
          flow: flow.id,
          node: nodeId,
        },
      ]
    }),
  )
}
