import { type Words, words } from '../words.ts'
import { namesIn } from './pointer.ts'
import { isRecord } from './shapeOf.ts'

/** A place in a file in the words of the field: `Node "menu"`, and within it `"label" of option "billing"`; null for the whole. */
export type Place = { readonly subject: Words | null; readonly within: Words | null; readonly nodeId?: string }

/** The things that files keep by id: the property that holds them, and what one is called. */
const KEPT_BY_ID: { readonly [kind: string]: { readonly [property: string]: Words } } = {
  flow: { nodes: words`Node` },
  layout: { nodes: words`Box of node`, notes: words`Note`, groups: words`Group` },
  queues: { queues: words`Queue` },
  skills: { skills: words`Skill` },
  bots: { bots: words`Bot` },
  channels: { channels: words`Channel` },
  scenarios: { scenarios: words`Scenario` },
}
const WHOLE: { readonly [kind: string]: Words } = { flow: words`Flow`, schedule: words`Schedule` }
const ITEMS: { readonly [list: string]: Words } = {
  options: words`option`,
  rules: words`rule`,
  cases: words`case`,
  branches: words`branch`,
  steps: words`step`,
  skills: words`skill`,
  quickReplies: words`quick reply`,
  buttons: words`button`,
  cards: words`card`,
  sections: words`section`,
  rows: words`row`,
  reminders: words`reminder`,
  patterns: words`pattern`,
  exceptions: words`exception`,
  holidays: words`holiday`,
  languages: words`language`,
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
    subject: words`${kept} "${cut(id)}"`,
    within: describeTrail(start, names.slice(2)),
    ...(kind === 'flow' ? { nodeId: id } : {}),
  }
}

function describeWhole(kind: string, root: unknown): Words | null {
  const noun = WHOLE[kind]
  const id = memberOf(root, 'id')
  return noun === undefined ? null : typeof id === 'string' ? words`${noun} "${cut(id)}"` : noun
}

function describeTrail(start: unknown, names: readonly string[]): Words | null {
  const steps: Words[] = []
  let value = start
  for (const [index, name] of names.entries()) {
    const item = memberOf(value, name)
    if (Array.isArray(value)) steps.push(describeItem(item, name, names[index - 1] ?? 'list', steps))
    else steps.push(words`"${cut(name)}"`)
    value = item
  }
  const [outermost, ...inner] = shortened(steps)
  return outermost === undefined ? null : inner.reduce((whole, part) => words`${part} of ${whole}`, outermost)
}

/** Nobody reads forty steps of nesting: the outermost and the innermost tell where it is, the JSON pointer tells all. */
const shortened = (steps: readonly Words[]): readonly Words[] =>
  steps.length > 8 ? [...steps.slice(0, 2), words`…`, ...steps.slice(-4)] : steps

/** `option "billing"`, `step 3`, or `item 3 of "relax"`; a noun for the items makes the name of the list superfluous. */
function describeItem(item: unknown, index: string, list: string, steps: Words[]): Words {
  const noun = Object.hasOwn(ITEMS, list) ? ITEMS[list] : undefined
  if (noun === undefined) return words`item ${Number(index) + 1}`
  steps.pop()
  const id = memberOf(item, 'id')
  return typeof id === 'string' ? words`${noun} "${cut(id)}"` : words`${noun} ${Number(index) + 1}`
}

/** The member of an object or list by name, own ones only. */
export function memberOf(value: unknown, name: string | undefined): unknown {
  if (name === undefined) return undefined
  if (Array.isArray(value)) return value[Number(name)]
  return isRecord(value) && Object.hasOwn(value, name) ? value[name] : undefined
}

export const cut = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text)
