import { flowOf, workspaceOf } from '../support/workspaceOf.ts'

/** With its option it makes a value that is longer than some platforms take. */
const LONG = 'a-question-whose-name-is-nearly-as-long-as-a-name-may-be'

/** A desk on every platform: whoever comes through a link hears so, refunds go to billing, everybody else is asked. */
export const deskWorkspace = workspaceOf([
  flowOf(
    {
      link: {
        type: 'branch',
        cases: [{ id: 'referred', when: { attribute: 'vars.referral.payload', exists: true } }],
        exits: { referred: 'referred', otherwise: 'topic' },
      },
      referred: {
        type: 'message',
        content: [{ text: 'You come about {{ vars.referral.payload }}.' }],
        exits: { next: 'topic' },
      },
      topic: {
        type: 'keywordRoute',
        rules: [
          { id: 'billing', skill: 'billing', keywords: ['refund'] },
          { id: 'long', skill: 'long', keywords: ['long'] },
          { id: 'bot', skill: 'bot', keywords: ['robot'] },
        ],
        exits: { billing: 'to-billing', bot: 'to-bot', long: LONG, noMatch: 'ask' },
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
      [LONG]: {
        type: 'menu',
        prompt: [{ text: 'What else?' }],
        options: [
          { id: `${LONG}-a`, label: 'Bills' },
          { id: `${LONG}-b`, label: 'Something else' },
        ],
        exits: {
          [`${LONG}-a`]: 'to-billing',
          [`${LONG}-b`]: 'to-general',
          noMatch: 'to-general',
          timeout: 'to-general',
        },
      },
      'to-bot': {
        type: 'botHandoff',
        bot: 'faq',
        exits: { done: 'to-general', failed: 'to-general', timeout: 'to-general' },
      },
      'to-billing': { type: 'enqueue', queue: 'billing' },
      'to-general': { type: 'enqueue', queue: 'general' },
      ready: {
        type: 'message',
        content: [{ text: 'Order {{ vars.order }} is ready.' }],
        exits: { next: 'ask' },
      },
      approved: {
        type: 'collect',
        prompt: [
          {
            text: 'Order {{ vars.order }} is ready.',
            template: { name: 'ready', language: 'it', variables: ['{{ vars.order }}'] },
          },
        ],
        variable: 'when',
        value: { kind: 'text' },
        exits: { next: 'to-billing', invalid: 'to-general', timeout: 'to-general' },
      },
      round: { type: 'assign', variables: { n: 1 }, exits: { next: 'round' } },
    },
    { entries: { ready: 'ready', approved: 'approved', broken: 'round' } },
  ),
])
