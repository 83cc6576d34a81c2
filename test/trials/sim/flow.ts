import { hashWorkspace } from '../../../runtime/engine/files/hashWorkspace.ts'
import { compileRelease, PIN } from '../../../runtime/engine/index.ts'
import type { Releases } from '../../../runtime/inbound/Releases.ts'
import { flowOf, workspaceOf } from '../../support/workspaceOf.ts'

/** A flow with all that a host does: messages out, timers, a bot, a service, queues, an end without any. */
export const WORKSPACE = workspaceOf(
  [
    flowOf({
      menu: {
        type: 'menu',
        prompt: [{ text: 'What is it about?' }],
        options: [
          { id: 'billing', label: 'Invoices' },
          { id: 'bot', label: 'Something else' },
          { id: 'order', label: 'My order' },
          { id: 'nothing', label: 'Nothing' },
        ],
        attempts: 4,
        timeout: 'PT8S',
        exits: {
          billing: 'to-billing',
          bot: 'told',
          order: 'order',
          nothing: 'end',
          noMatch: 'to-general',
          timeout: 'to-general',
        },
      },
      told: { type: 'message', content: [{ text: 'Ask away.' }, { text: 'I am no person.' }], exits: { next: 'bot' } },
      bot: {
        type: 'botHandoff',
        bot: 'faq',
        timeout: 'PT20S',
        exits: { done: 'bye', failed: 'to-general', timeout: 'to-general' },
      },
      bye: { type: 'message', content: [{ text: 'Here is somebody.' }], exits: { next: 'to-general' } },
      order: {
        type: 'request',
        method: 'POST',
        url: 'https://shop.example/orders',
        body: { who: '{{ contact.id }}' },
        timeout: 'PT6S',
        exits: { ok: 'menu', failed: 'to-general' },
      },
      end: { type: 'close' },
      'to-billing': { type: 'enqueue', queue: 'billing', skills: [{ skill: 'billing', level: 2 }], priority: 3 },
      'to-general': { type: 'enqueue', queue: 'general' },
    }),
  ],
  {
    queues: {
      general: { name: 'General', preferLastAgent: 'PT5S' },
      billing: { name: 'Billing', preferLastAgent: 'PT5S', relax: [{ after: 'PT20S', dropSkills: ['billing'] }] },
    },
  },
)
const release = compileRelease(WORKSPACE, hashWorkspace(WORKSPACE))

/** What customers say; 1 to 4 are the menu's options. */
export const SAYINGS = ['1', '2', '2', '3', '4', 'hello', 'and now?'] as const

/** The one release of a simulation. */
export const RELEASES: Releases = {
  live: () => release,
  choose: () => release,
  onStanding: () => PIN,
  sayWaiting: () => false,
  find: () => release,
  load: async () => {},
  refresh: async () => {},
}
