/*
 * Proves that two versions of a flow do the same with every message, event and instant there can be. Two places do the same when their nodes
 * do and each outcome leads to two places that do the same (a bisimulation): walked from the entries, in time linear in the flow. Ids,
 * the order of keywords within a rule, layout and nodes that nothing leads to make no difference. It never says so wrongly of versions that
 * compile; it may fail to see it.
 */
import type { Flow, Node } from '../../../../schemas/flow.ts'
import { wiredExits } from '../../../engine/nodes/wiredExits.ts'
import { own } from '../../../engine/own.ts'
import { type Words, words } from '../../../engine/words.ts'
import type { Workspace } from '../../../engine/workspace.ts'
import { isDeepEqual } from '../../isDeepEqual.ts'
import { type Aspect, pairExits } from './pairExits.ts'

/** Two nodes, one of each version, that the same conversation reaches. The flow is that of both, called flows included. */
export type NodePair = { readonly flow: string; readonly a: string; readonly b: string }

export type Proof = {
  readonly isProved: boolean
  /** what stands against it, in words, for the whole flow: settings that hold everywhere */
  readonly settings: readonly Words[]
  /** reached pairs that do not do the same by themselves */
  readonly differing: readonly NodePair[]
  /** whether two nodes of the flow itself were proved to do the same from there on */
  readonly isSame: (a: string, b: string) => boolean
}

export function proveSame(a: Workspace, b: Workspace, flowId: string, aspect: Aspect): Proof {
  const settings = differentSettings(a, b, flowId)
  const pairs = new Map<string, NodePair>()
  const followers = new Map<string, string[]>()
  const failed = new Set<string>()
  const add = (pair: NodePair, from?: string): void => {
    const key = keyOf(pair)
    pairs.set(key, pairs.get(key) ?? pair)
    if (from !== undefined) followers.set(key, [...(followers.get(key) ?? []), from])
  }
  for (const [x, y] of entries(a.flows[flowId], b.flows[flowId])) add({ flow: flowId, a: x, b: y })
  // The map grows while it is read.
  for (const [key, pair] of pairs) {
    const next = followPair(a, b, pair, aspect)
    if (next === null) failed.add(key)
    for (const following of next ?? []) add(following, key)
  }
  const differing = [...failed].flatMap((key) => pairs.get(key) ?? [])
  for (const key of failed) for (const before of followers.get(key) ?? []) failed.add(before)
  return {
    isProved: settings.length === 0 && failed.size === 0,
    settings,
    differing,
    isSame: (x, y) => {
      const key = keyOf({ flow: flowId, a: x, b: y })
      return settings.length === 0 && pairs.has(key) && !failed.has(key)
    },
  }
}

const keyOf = ({ flow, a, b }: NodePair): string => `${flow} ${a} ${b}`

function entries(a: Flow | undefined, b: Flow | undefined): readonly (readonly [string, string])[] {
  if (a === undefined || b === undefined) return []
  const returning = a.returning !== undefined && b.returning !== undefined ? [[a.returning, b.returning] as const] : []
  const named = Object.entries(a.entries ?? {}).flatMap(([name, id]): readonly (readonly [string, string])[] => {
    const other = own(b.entries, name)
    return other === undefined ? [] : [[id, other]]
  })
  return [[a.start, b.start], ...returning, ...named]
}

/** The pairs that come after a pair; null when the two do not do the same. */
function followPair(a: Workspace, b: Workspace, pair: NodePair, aspect: Aspect): readonly NodePair[] | null {
  const [one, other] = [a.flows[pair.flow]?.nodes[pair.a], b.flows[pair.flow]?.nodes[pair.b]]
  if (one === undefined || other === undefined) return null
  const exits = pairExits(one, other, aspect)
  if (exits === null || !areSameResources(a, b, one) || !drawAlike(a, b, pair, one)) return null
  const [left, right] = [wiredExits(one), wiredExits(other)]
  const next: NodePair[] = []
  for (const [exitA, exitB] of exits) {
    const [x, y] = [left[exitA], right[exitB]]
    if (x !== undefined && y !== undefined) next.push({ flow: pair.flow, a: x, b: y })
    else if (x !== y) return null
  }
  return [...next, ...calledBy(a, b, one)]
}

function areSameResources(a: Workspace, b: Workspace, node: Node): boolean {
  if (node.type === 'officeHours') return isDeepEqual(a.schedules[node.schedule], b.schedules[node.schedule])
  if (node.type === 'botHandoff') return Object.hasOwn(a.bots, node.bot) === Object.hasOwn(b.bots, node.bot)
  if (node.type === 'enqueue') return Object.hasOwn(a.queues, node.queue) === Object.hasOwn(b.queues, node.queue)
  if (node.type !== 'subflow') return true
  const [one, other] = [a.flows[node.flow], b.flows[node.flow]]
  return one !== undefined && other !== undefined && isDeepEqual(one.languages, other.languages)
}

/** Who goes which way at a split depends on the path of its id. */
function drawAlike(a: Workspace, b: Workspace, pair: NodePair, node: Node): boolean {
  if (pair.a === pair.b || (node.type !== 'split' && node.type !== 'subflow')) return true
  return node.type === 'subflow' && ![a, b].some((workspace) => hasSplit(workspace))
}

function hasSplit(workspace: Workspace): boolean {
  return Object.values(workspace.flows).some((flow) => Object.values(flow.nodes).some(({ type }) => type === 'split'))
}

function calledBy(a: Workspace, b: Workspace, node: Node): readonly NodePair[] {
  if (node.type !== 'subflow') return []
  const [one, other] = [a.flows[node.flow], b.flows[node.flow]]
  return one === undefined || other === undefined ? [] : [{ flow: node.flow, a: one.start, b: other.start }]
}

/** Settings beside the graph that decide what happens: of the flow, the workspace and the channels that lead here. */
function differentSettings(a: Workspace, b: Workspace, flowId: string): readonly Words[] {
  const [one, other] = [a.flows[flowId], b.flows[flowId]]
  if (one === undefined || other === undefined) return [words`the flow is not in both versions`]
  const compared: readonly (readonly [Words, unknown, unknown])[] = [
    [words`languages`, one.languages, other.languages],
    [words`fallback`, one.fallback, other.fallback],
    [words`an entry for those who return`, one.returning === undefined, other.returning === undefined],
    [words`names of entries`, Object.keys(one.entries ?? {}).sort(), Object.keys(other.entries ?? {}).sort()],
    [words`words of consent`, a.workspace.consent ?? null, b.workspace.consent ?? null],
    [words`languages of the workspace`, a.workspace.languages, b.workspace.languages],
    [words`country of the workspace`, a.workspace.country ?? null, b.workspace.country ?? null],
    [words`threading window`, a.workspace.threadingWindow ?? null, b.workspace.threadingWindow ?? null],
    [words`reminders and closing`, a.workspace.life ?? null, b.workspace.life ?? null],
    [words`channels`, channelsOf(a, b, flowId), channelsOf(b, a, flowId)],
  ]
  return compared.flatMap(([name, x, y]) => (isDeepEqual(x, y) ? [] : [name]))
}

/** Of the channels that lead here in both. One that leads here in one alone has no customers in this flow to compare. */
function channelsOf({ channels }: Workspace, other: Workspace, flowId: string) {
  const leading = Object.entries(channels).filter(
    ([id, { flow }]) => flow === flowId && other.channels[id]?.flow === flowId,
  )
  return Object.fromEntries(
    leading.map(([id, { kind, language, country, life }]) => [
      id,
      { kind, language: language ?? null, country: country ?? null, life: life ?? null },
    ]),
  )
}
