import type { Workspace } from '../../runtime/engine/index.ts'
import { flowOf, workspaceOf } from './workspaceOf.ts'

export type BusyWorkspace = {
  /** how long the menu waits for an answer, and the flow for the bot; ISO 8601 durations */
  readonly menuTimeout: string
  readonly botTimeout: string
  /** channels and bots, where the usual ones will not do */
  readonly more?: Partial<Workspace>
}

/** One flow with all that a host does: messages out, timers, a bot, queues. */
export function busyWorkspace({ menuTimeout, botTimeout, more = {} }: BusyWorkspace): Workspace {
  const flow = flowOf({
    menu: {
      type: 'menu',
      prompt: [{ text: 'What is it about?' }],
      options: [
        { id: 'billing', label: 'Invoices' },
        { id: 'bot', label: 'Something else' },
      ],
      attempts: 4,
      timeout: menuTimeout,
      exits: { billing: 'to-billing', bot: 'told', noMatch: 'to-general', timeout: 'to-general' },
    },
    told: { type: 'message', content: [{ text: 'Ask away.' }, { text: 'I am no person.' }], exits: { next: 'bot' } },
    bot: {
      type: 'botHandoff',
      bot: 'faq',
      timeout: botTimeout,
      exits: { done: 'bye', failed: 'to-general', timeout: 'to-general' },
    },
    bye: { type: 'message', content: [{ text: 'Here is somebody.' }], exits: { next: 'to-general' } },
    'to-billing': { type: 'enqueue', queue: 'billing' },
    'to-general': { type: 'enqueue', queue: 'general' },
  })
  return workspaceOf([flow], more)
}

/** What its customers say; 1 and 2 are the menu's options. */
export const SAYINGS = ['1', '2', '2', 'hello', 'and now?'] as const
