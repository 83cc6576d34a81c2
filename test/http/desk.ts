import { flowOf, workspaceOf } from '../support/workspaceOf.ts'

/** A desk that routes refunds to billing and asks everybody else. */
export const desk = workspaceOf(
  [
    flowOf({
      topic: {
        type: 'keywordRoute',
        rules: [{ id: 'billing', skill: 'billing', keywords: { it: ['rimborso'], en: ['refund*'] } }],
        exits: { billing: 'to-billing', noMatch: 'ask' },
      },
      ask: {
        type: 'menu',
        prompt: [{ text: 'What is it about?' }],
        options: [{ id: 'bill', label: 'Bills' }],
        exits: { bill: 'to-billing', noMatch: 'to-general', timeout: 'to-general' },
      },
      'to-billing': { type: 'enqueue', queue: 'billing', skills: [{ skill: 'billing', level: 3 }], priority: 5 },
      'to-general': { type: 'enqueue', queue: 'general' },
    }),
  ],
  {
    bots: {},
    queues: {
      general: { name: 'General' },
      billing: { name: 'Billing', relax: [{ after: 'PT2M', dropSkills: ['billing'] }] },
    },
    channels: {
      web: { kind: 'web', flow: 'main' },
      kiosk: { kind: 'web', flow: 'main', token: 'kiosk-secret-0123456789' },
    },
  },
)

let messages = 0
/** A customer's message with an id of its own. */
export const says = (text: string, from = 'u-1') => {
  messages += 1
  return { id: `m-${messages}`, from: { id: from }, text }
}
