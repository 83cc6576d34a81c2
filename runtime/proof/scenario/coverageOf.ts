import type { Node } from '../../../schemas/flow.ts'
import { closingAt } from '../../engine/life/closingAt.ts'
import { wiredExits } from '../../engine/nodes/wiredExits.ts'
import { nodeAt, type WrittenNode } from '../../engine/turn/nodeAt.ts'
import type { Workspace } from '../../engine/workspace.ts'
import { type KeywordChoice, keywordChoices, keywordsMeant } from '../content/keywordChoices.ts'
import type { ScenarioResult } from './ScenarioResult.ts'

/** What one scenario went through, and the flow that it is held on. */
export type Played = { readonly flow: string } & Pick<ScenarioResult, 'nodes' | 'exits' | 'keywords' | 'languages'>

export type CoveredExit = { readonly node: string; readonly exit: string }
export type CoveredKeyword = KeywordChoice & { readonly node: string }
/** How much of something was covered, and what was not, in the order of the file. */
export type Share<Item> = { readonly covered: number; readonly total: number; readonly missing: readonly Item[] }

export type Coverage = {
  readonly flow: string
  readonly nodes: Share<string>
  readonly exits: Share<CoveredExit>
  readonly keywords: Share<CoveredKeyword>
  readonly languages: Share<string>
}

/** The figures that a coverage has, in the order in which they are told. */
export const MEASURES = ['nodes', 'exits', 'keywords', 'languages'] as const
export type Measure = (typeof MEASURES)[number]

/**
 * What scenarios cover of a flow: its own and those of flows that call it. Exits are those that are wired, and not closed before on every channel. Keywords of a `collect`'s choices
 * do not count: what chose them is not recorded. A flow that is not there has nothing to cover.
 */
export function coverageOf(workspace: Workspace, flowId: string, played: readonly Played[]): Coverage {
  const flow = Object.hasOwn(workspace.flows, flowId) ? workspace.flows[flowId] : undefined
  const seen = collect(workspace, flowId, played)
  const nodes = Object.entries(flow?.nodes ?? {})
  return {
    flow: flowId,
    nodes: share(
      nodes.map(([id]) => id),
      (id) => seen.nodes.has(id),
    ),
    exits: share(
      nodes.flatMap(([id, node]) =>
        Object.keys(wiredExits(node))
          .filter((exit) => exit !== 'timeout' || !isClosedFirst(workspace, node))
          .map((exit) => ({ node: id, exit })),
      ),
      ({ node, exit }) => seen.exits.has(`${node} ${exit}`),
    ),
    keywords: share(
      nodes.flatMap(([id, node]) => keywordChoices(node).map((choice) => ({ node: id, ...choice }))),
      (keyword) => seen.keywords.has(keyOf(keyword)),
    ),
    languages: share(flow?.languages ?? [], (language) => seen.languages.has(language)),
  }
}

/** Whether a conversation is closed for silence before it leaves the node by `timeout`, wherever it is held. */
function isClosedFirst({ workspace, channels }: Workspace, node: Node): boolean {
  const lives = [
    workspace.life ?? {},
    ...Object.values(channels).flatMap(({ life }) => (life?.idle === undefined ? [] : [life])),
  ]
  return lives.every((life) => closingAt(node, life) !== null)
}

/** Percent, from 0 to 100; what has nothing to cover is covered. */
export function percentOf({ covered, total }: Share<unknown>): number {
  return total === 0 ? 100 : (covered / total) * 100
}

function share<Item>(items: readonly Item[], isCovered: (item: Item) => boolean): Share<Item> {
  const missing = items.filter((item) => !isCovered(item))
  return { covered: items.length - missing.length, total: items.length, missing }
}

type Seen = { readonly [measure in Measure]: Set<string> }

function collect(workspace: Workspace, flowId: string, played: readonly Played[]): Seen {
  const seen: Seen = { nodes: new Set(), exits: new Set(), keywords: new Set(), languages: new Set() }
  const places = new Map<string, WrittenNode | null>()
  const place = (flow: string, path: string): WrittenNode | null => {
    const key = `${flow} ${path}`
    const known = places.get(key)
    if (known !== undefined) return known
    const found = nodeAt(workspace, flow, path)
    const here = found?.flow === flowId ? found : null
    places.set(key, here)
    return here
  }
  for (const { flow, nodes, exits, keywords, languages } of played) {
    let isHere = flow === flowId
    for (const path of nodes) {
      const at = place(flow, path)
      if (at === null) continue
      isHere = true
      seen.nodes.add(at.id)
    }
    for (const taken of exits) {
      const space = taken.indexOf(' ')
      const at = place(flow, taken.slice(0, space))
      if (at !== null) seen.exits.add(`${at.id}${taken.slice(space)}`)
    }
    for (const { node, choice, keyword } of keywords) {
      const at = place(flow, node)
      if (at === null) continue
      for (const written of keywordsMeant(at.node, choice, keyword))
        seen.keywords.add(keyOf({ node: at.id, choice, keyword: written }))
    }
    if (isHere) for (const language of languages) seen.languages.add(language)
  }
  return seen
}

const keyOf = ({ node, choice, keyword }: Pick<CoveredKeyword, 'node' | 'choice' | 'keyword'>): string =>
  JSON.stringify([node, choice, keyword])
