import type { EmailChannel } from '../../../schemas/resources.ts'
import type { Dialing } from '../../egress/createEgress.ts'
import type { Adapter } from '../Adapter.ts'
import type { ChannelEvent } from '../ChannelEvent.ts'
import { authenticate } from './authenticate.ts'
import { capabilities } from './capabilities.ts'
import { check } from './check.ts'
import { classify } from './classify.ts'
import { sameCase } from './mailboxOf.ts'
import { parse } from './parse.ts'
import { render } from './render.ts'
import { send } from './send.ts'

/** Mail: letters come by a provider's webhook, raw (RFC 5322), and leave by SMTP (RFC 5321). */
export const email: Adapter<EmailChannel, Promise<readonly ChannelEvent[]>, Dialing> = {
  kind: 'email',
  capabilities,
  // A letter may come by any of the names of a mailbox: the address of the webhook says whose it is.
  accountOf: () => null,
  addressOf: (given) => sameCase(given.trim()),
  answersLetters: true,
  keepsFiles: true,
  authenticate,
  parse,
  acknowledge: () => ({ status: 200, body: '' }),
  render,
  send,
  classify,
  check,
}
