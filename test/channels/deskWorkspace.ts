import { flowOf, workspaceOf } from '../support/workspaceOf.ts'

/** A desk on every platform: refunds go to billing, everybody else is asked. */
export const deskWorkspace = workspaceOf(
  [
    flowOf({
      topic: {
        type: 'keywordRoute',
        rules: [{ id: 'billing', skill: 'billing', keywords: ['refund'] }],
        exits: { billing: 'to-billing', noMatch: 'ask' },
      },
      ask: {
        type: 'menu',
        prompt: [{ text: 'What is it about?' }],
        options: [
          { id: 'bill', label: 'Bills' },
          { id: 'other', label: 'Something else' },
        ],
        attempts: 10,
        exits: { bill: 'to-billing', other: 'to-general', noMatch: 'to-general', timeout: 'to-general' },
      },
      'to-billing': { type: 'enqueue', queue: 'billing' },
      'to-general': { type: 'enqueue', queue: 'general' },
    }),
  ],
  { bots: {} },
)
