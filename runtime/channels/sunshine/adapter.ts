import type { SunshineChannel } from '../../../schemas/resources.ts'
import type { Adapter } from '../Adapter.ts'
import { isSame } from '../isSigned.ts'
import { capabilities } from './capabilities.ts'
import { classify } from './classify.ts'
import { handOver } from './handOver.ts'
import { parse } from './parse.ts'
import { render } from './render.ts'
import { check, send } from './send.ts'

/** An app of Sunshine Conversations, on whatever platforms it is; https://docs.smooch.io/rest/ */
export const sunshine: Adapter<SunshineChannel> = {
  kind: 'sunshine',
  capabilities,
  // Their conversation is where they are written to, and by what agents' words name them.
  hasAliases: true,
  accountOf: ({ appId }) => appId ?? null,
  // Nothing is signed: the webhook's secret comes with every event.
  authenticate: ({ headers }, { webhookSecret = '' }) => isSame(headers['x-api-key'] ?? '', webhookSecret),
  parse,
  acknowledge: () => ({ status: 200, body: '' }),
  render,
  send,
  classify,
  handOver: { isOfOwn: true, isRepeatable: true, calls: handOver },
  check,
}
