import type { Flow, Keywords, Node } from '../../../schemas/flow.ts'
import type { Schedule } from '../../../schemas/resources.ts'
import type { Workspace } from '../../engine/workspace.ts'

/**
 * A small workspace for a rule's two examples: the flow `main` of these nodes, which starts at the first of them, on the channel `web`, with the queue
 * `general`. `flow` and `more` replace what a rule is about.
 */
export function example(
  nodes: { readonly [id: string]: Node },
  flow: Partial<Flow> = {},
  more: Partial<Workspace> = {},
): Workspace {
  return {
    workspace: { name: 'Example', languages: ['en'] },
    flows: { main: exampleFlow('main', nodes, flow) },
    queues: { general: { name: 'General' } },
    skills: {},
    bots: {},
    channels: { web: { kind: 'web', flow: 'main' } },
    schedules: {},
    layouts: {},
    scenarios: {},
    ...more,
  }
}

/** A flow of these nodes that starts at the first of them. */
export function exampleFlow(id: string, nodes: { readonly [id: string]: Node }, more: Partial<Flow> = {}): Flow {
  return {
    specVersion: 1,
    id,
    name: id,
    languages: ['en'],
    start: Object.keys(nodes)[0] ?? '',
    fallback: { queue: 'general' },
    nodes,
    ...more,
  }
}

/** The end of most examples: a queue that exists. */
export const toGeneral: Node = { type: 'enqueue', queue: 'general' }

/** The office hours of a schedule, each exit of which ends in the queue. */
export function exampleHours(schedule: Schedule): Workspace {
  const exits = { open: 'to-general', closed: 'to-general', holiday: 'to-general', emergency: 'to-general' }
  return example(
    { hours: { type: 'officeHours', schedule: schedule.id, exits }, 'to-general': toGeneral },
    {},
    { schedules: { [schedule.id]: schedule } },
  )
}

/** A keyword route of these rules, each exit of which ends in the queue. */
export function exampleRules(keywords: { readonly [rule: string]: Keywords }): Workspace {
  const rules = Object.entries(keywords).map(([id, words]) => ({ id, keywords: words }))
  const exits = Object.fromEntries(rules.map(({ id }) => [id, 'to-general']))
  const topic: Node = { type: 'keywordRoute', rules, exits: { ...exits, noMatch: 'to-general' } }
  return example({ topic, 'to-general': toGeneral })
}

/** A message of one text that goes on to `next`. */
export function says(text: string, next: string): Node {
  return { type: 'message', content: [{ text }], exits: { next } }
}

/** One bot, whose address and secret are the environment's. */
export const exampleBots: Workspace['bots'] = {
  faq: { kind: 'webhook', url: inEnvironment('FAQ_BOT_URL'), secret: inEnvironment('FAQ_BOT_SECRET') },
}

/** One schedule. */
export const exampleSchedules: Workspace['schedules'] = {
  support: { id: 'support', timeZone: 'Europe/Rome', weekly: { mon: ['09:00-18:00'], tue: ['09:00-18:00'] } },
}

/** How a file names what the environment holds. */
export function inEnvironment(name: string): string {
  return `\${${name}}`
}
