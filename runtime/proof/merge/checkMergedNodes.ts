import type { Flow, Json } from '../../../schemas/flow.ts'
import { pointerOf } from '../../engine/files/pointer.ts'
import { joinWords, words } from '../../engine/words.ts'
import { keywordTable } from '../diff/findKeywordMoves.ts'
import type { Flows } from './alignRenames.ts'
import { type Conflict, conflictOf } from './Conflict.ts'

/** What each side did well alone and the two together did not: shares that no longer add up, one keyword moved to two rules. */
export function checkMergedNodes(merged: Flow, flows: Flows): readonly Conflict[] {
  return Object.keys(merged.nodes).flatMap((id) => [...sharesOf(id, merged, flows), ...keywordsOf(id, merged, flows)])
}

function sharesOf(id: string, merged: Flow, flows: Flows): readonly Conflict[] {
  const total = shares(merged, id)
  if (total === null || total === 100 || shares(flows.ours, id) === total || shares(flows.theirs, id) === total)
    return []
  const message = words`Node "${id}": with the changes of both sides the shares add up to ${total} %, not 100 %.`
  return [conflictOf(pointerOf(['nodes', id, 'branches']), members(flows, id, 'branches'), message)]
}

function shares(flow: Flow, id: string): number | null {
  const node = flow.nodes[id]
  return node?.type === 'split' ? node.branches.reduce((sum, { percent }) => sum + percent, 0) : null
}

function keywordsOf(id: string, merged: Flow, flows: Flows): readonly Conflict[] {
  const table = (flow: Flow) => (flow.nodes[id] === undefined ? new Map<string, never>() : keywordTable(flow.nodes[id]))
  const [base, ours, theirs] = [table(flows.base), table(flows.ours), table(flows.theirs)]
  return [...table(merged)].flatMap(([key, { keyword, rules }]) => {
    const [was, mine, yours] = [base, ours, theirs].map((rows) => rows.get(key)?.rules ?? [])
    if (!was || !mine || !yours || rules.length <= Math.max(1, was.length, mine.length, yours.length)) return []
    const leads = joinWords(rules, (one, other) => words`${one} and ${other}`)
    const message = words`Node "${id}": the keyword "${keyword}" leads to ${leads}: ours gave it to one, theirs to another. Choose one.`
    const list = flows.ours.nodes[id]?.type === 'menu' ? 'options' : 'rules'
    return [conflictOf(pointerOf(['nodes', id, list]), members(flows, id, list), message)]
  })
}

function members(flows: Flows, id: string, name: string) {
  const of = (flow: Flow) =>
    Object.entries(flow.nodes[id] ?? {}).find(([property]) => property === name)?.[1] as Json | undefined // a node is JSON
  return { base: of(flows.base), ours: of(flows.ours), theirs: of(flows.theirs) }
}
