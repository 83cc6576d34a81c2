import type { Workspace } from '../../../runtime/engine/index.ts'
import { flowOf, workspaceOf } from '../../support/workspaceOf.ts'

/** A flow with messages out, a timer and queues; `platform` is where its channel delivers to. */
export const workspaceWith = (platform: string): Workspace =>
  workspaceOf(
    [
      flowOf({
        menu: {
          type: 'menu',
          prompt: [{ text: 'What is it about?' }],
          options: [
            { id: 'billing', label: 'Invoices' },
            { id: 'other', label: 'Something else' },
          ],
          attempts: 2,
          timeout: 'PT4S',
          exits: { billing: 'told', other: 'to-general', noMatch: 'to-general', timeout: 'to-general' },
        },
        told: { type: 'message', content: [{ text: 'Somebody' }, { text: 'comes.' }], exits: { next: 'to-billing' } },
        'to-billing': { type: 'enqueue', queue: 'billing' },
        'to-general': { type: 'enqueue', queue: 'general' },
      }),
    ],
    { channels: { web: { kind: 'web', flow: 'main', deliverTo: platform } } },
  )
