import type { Content, Node } from '../../../../schemas/flow.ts'
import { wiredExits } from '../../../engine/nodes/wiredExits.ts'
import { isDeepEqual } from '../../isDeepEqual.ts'
import type { ExitPair } from './ExitPair.ts'
import { pairKeywordRoutes } from './pairKeywordRoutes.ts'

/** `all`: everything a customer or the host could notice. `ends`: all but the words that are sent. */
export type Aspect = 'all' | 'ends'

/**
 * Whether two nodes do the same in every case; if so, the exits that they take in each. null: they do not, or it cannot be told.
 * What they call, ask or read by id (a schedule, a flow) is compared by the id alone.
 */
export function pairExits(a: Node, b: Node, aspect: Aspect): readonly ExitPair[] | null {
  if (a.type === 'keywordRoute' && b.type === 'keywordRoute') {
    const { rules: _, ...one } = a
    const { rules: __, ...other } = b
    if (!isDeepEqual(functionOf(one, aspect), functionOf(other, aspect))) return null
    const routes = pairKeywordRoutes(a, b)
    return routes === null || a.prompt === undefined ? routes : [...routes, ...WITH_QUESTIONS]
  }
  if (a.type === 'menu' && b.type === 'menu') {
    const unnamed = (options: typeof a.options) => options.map((option) => ({ ...option, id: '' }))
    const same = (node: typeof a) => functionOf({ ...node, options: unnamed(node.options) }, aspect)
    if (!isDeepEqual(same(a), same(b))) return null
    const chosen = a.options.map((option, index): ExitPair => [option.id, b.options[index]?.id ?? ''])
    return [...chosen, ['noMatch', 'noMatch'], ...WITH_QUESTIONS]
  }
  if (!isDeepEqual(functionOf(a, aspect), functionOf(b, aspect))) return null
  const names = new Set([...Object.keys(wiredExits(a)), ...Object.keys(wiredExits(b))])
  return [...names].map((name) => [name, name] as const)
}

const WITH_QUESTIONS: readonly ExitPair[] = [
  ['timeout', 'timeout'],
  ['undelivered', 'undelivered'],
]

/** The settings that decide what a node does. */
function functionOf(node: object, aspect: Aspect): object {
  const settings = Object.entries(node).filter(([name]) => name !== 'exits')
  if (aspect === 'all') return Object.fromEntries(settings)
  return Object.fromEntries(settings.map(([name, value]) => [name, WORDS.has(name) ? wordless(value) : value]))
}

const WORDS: ReadonlySet<string> = new Set(['content', 'prompt', 'retry', 'returning'])

/** Messages by their number and kind; quick replies stay, for what they send back is a message. */
function wordless(content: Content): readonly object[] {
  return content.map((part) => ('text' in part ? { ...part, text: '' } : { ...part, caption: '' }))
}
