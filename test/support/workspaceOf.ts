import type { Workspace } from '../../runtime/engine/index.ts'
import type { Flow, Node } from '../../schemas/flow.ts'
import type { Schedule } from '../../schemas/resources.ts'

const ALWAYS: Schedule = {
  id: 'always',
  timeZone: 'UTC',
  weekly: Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, ['00:00-24:00']])),
}

/** A flow of these nodes that starts at the first one and falls back to the queue `general`. */
export function flowOf(nodes: { readonly [id: string]: Node }, more: Partial<Flow> = {}): Flow {
  return {
    specVersion: 1,
    id: 'main',
    name: 'Main',
    languages: ['en', 'it', 'zh'],
    start: Object.keys(nodes)[0] ?? '',
    fallback: { queue: 'general' },
    nodes,
    ...more,
  }
}

/** A workspace of these flows, with queues `general` and `billing`, the bot `faq`, an always open schedule, and a web channel to the first flow. */
export function workspaceOf(flows: readonly Flow[], more: Partial<Workspace> = {}): Workspace {
  return {
    workspace: { name: 'Test', languages: ['en', 'it', 'zh'] },
    flows: Object.fromEntries(flows.map((flow) => [flow.id, flow])),
    queues: { general: { name: 'General' }, billing: { name: 'Billing' } },
    skills: { billing: { name: 'Billing' } },
    bots: { faq: { kind: 'webhook', url: 'https://bot.example/', secret: 'not-a-secret' } },
    channels: { web: { kind: 'web', flow: flows[0]?.id ?? 'main' } },
    schedules: { always: ALWAYS },
    layouts: {},
    scenarios: {},
    ...more,
  }
}
