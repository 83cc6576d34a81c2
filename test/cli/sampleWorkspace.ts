import type { Workspace } from '../../runtime/engine/index.ts'
import { flowOf, workspaceOf } from '../support/workspaceOf.ts'

/** A greeting, keywords, a bot for those whom no keyword routes, and two queues; one scenario that passes. */
export const sampleWorkspace = (): Workspace =>
  workspaceOf(
    [
      flowOf({
        hi: {
          type: 'greeting',
          content: [{ text: { en: 'Hello', it: 'Ciao', zh: '你好' } }],
          exits: { next: 'topic' },
        },
        topic: {
          type: 'keywordRoute',
          rules: [{ id: 'billing', skill: 'billing', keywords: { en: ['refund*'], it: ['rimborso'], zh: ['退款'] } }],
          exits: { billing: 'to-billing', noMatch: 'bot' },
        },
        bot: {
          type: 'botHandoff',
          bot: 'faq',
          exits: { done: 'to-general', failed: 'to-general', timeout: 'to-general' },
        },
        'to-billing': { type: 'enqueue', queue: 'billing', skills: [{ skill: 'billing', level: 3 }], priority: 5 },
        'to-general': { type: 'enqueue', queue: 'general' },
      }),
    ],
    {
      schedules: {},
      scenarios: {
        main: {
          flow: 'main',
          scenarios: {
            'a refund goes to billing': {
              at: '2026-11-20T10:00:00+01:00',
              steps: [
                { customer: 'refund please' },
                { sent: 'Hello' },
                { enqueued: { queue: 'billing', skills: ['billing'] } },
              ],
            },
          },
        },
      },
    },
  )

/** The same, with one more scenario, whose second expectation is wrong. */
export function withFailingScenario(): Workspace {
  const workspace = sampleWorkspace()
  const { main } = workspace.scenarios
  const failing = {
    at: '2026-11-20T10:00:00+01:00',
    steps: [{ customer: 'rimborso' }, { sent: 'Hello' }, { enqueued: { queue: 'general' } }],
  }
  return {
    ...workspace,
    scenarios: {
      main: { flow: 'main', scenarios: { ...main?.scenarios, 'a refund goes to general': failing } },
    },
  }
}
