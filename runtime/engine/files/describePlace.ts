import { namesIn } from './pointer.ts'
import { isRecord } from './shapeOf.ts'

/** A place in a file in the words of the field: `Node "menu"`, and within it `"label" of option "billing"`. */
export type Place = { readonly subject: string; readonly within: string; readonly nodeId?: string }

/** The things that files keep by id: the property that holds them, and what one is called. */
const KEPT_BY_ID: { readonly [kind: string]: { readonly [property: string]: string } } = {
  flow: { nodes: 'Node' },
  layout: { nodes: 'Box of node', notes: 'Note', groups: 'Group' },
  queues: { queues: 'Queue' },
  skills: { skills: 'Skill' },
  bots: { bots: 'Bot' },
  channels: { channels: 'Channel' },
  scenarios: { scenarios: 'Scenario' },
}
const WHOLE: { readonly [kind: string]: string } = { flow: 'Flow', schedule: 'Schedule' }
const ITEMS: { readonly [list: string]: string } = {
  options: 'option',
  rules: 'rule',
  cases: 'case',
  branches: 'branch',
  steps: 'step',
  skills: 'skill',
  quickReplies: 'quick reply',
  patterns: 'pattern',
  exceptions: 'exception',
  holidays: 'holiday',
  languages: 'language',
}

/** Puts the place of a JSON pointer into words; `root` is the whole value of the file. */
export function describePlace(kind: string, root: unknown, pointer: string): Place {
  const names = namesIn(pointer)
  const [property, id] = names
  const kept = property === undefined ? undefined : KEPT_BY_ID[kind]?.[property]
  if (kept === undefined || id === undefined) {
    return { subject: describeWhole(kind, root), within: describeTrail(root, names) }
  }
  const start = memberOf(memberOf(root, property), id)
  return {
    subject: `${kept} "${cut(id)}"`,
    within: describeTrail(start, names.slice(2)),
    ...(kind === 'flow' ? { nodeId: id } : {}),
  }
}

function describeWhole(kind: string, root: unknown): string {
  const noun = WHOLE[kind]
  const id = memberOf(root, 'id')
  return noun === undefined ? '' : typeof id === 'string' ? `${noun} "${cut(id)}"` : noun
}

function describeTrail(start: unknown, names: readonly string[]): string {
  const words: string[] = []
  let value = start
  for (const [index, name] of names.entries()) {
    const item = memberOf(value, name)
    if (Array.isArray(value)) words.push(describeItem(item, name, names[index - 1] ?? 'list', words))
    else words.push(`"${cut(name)}"`)
    value = item
  }
  return shortened(words.reverse()).join(' of ')
}

/** Nobody reads forty steps of nesting: the innermost and the outermost tell where it is, the JSON pointer tells all. */
const shortened = (words: readonly string[]): readonly string[] =>
  words.length > 8 ? [...words.slice(0, 4), '…', ...words.slice(-2)] : words

/** `option "billing"`, `step 3`, or `item 3 of "relax"`; a noun for the items makes the name of the list superfluous. */
function describeItem(item: unknown, index: string, list: string, words: string[]): string {
  const noun = Object.hasOwn(ITEMS, list) ? ITEMS[list] : undefined
  if (noun === undefined) return `item ${Number(index) + 1}`
  words.pop()
  const id = memberOf(item, 'id')
  return typeof id === 'string' ? `${noun} "${cut(id)}"` : `${noun} ${Number(index) + 1}`
}

/** The member of an object or list by name, own ones only. */
export function memberOf(value: unknown, name: string | undefined): unknown {
  if (name === undefined) return undefined
  if (Array.isArray(value)) return value[Number(name)]
  return isRecord(value) && Object.hasOwn(value, name) ? value[name] : undefined
}

export const cut = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text)
