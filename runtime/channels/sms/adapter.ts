import type { SmsChannel } from '../../../schemas/resources.ts'
import type { Egress } from '../../egress/createEgress.ts'
import type { Adapter, HookRequest, PlatformAnswer, Send, SendResult } from '../Adapter.ts'
import { jsonOf, recordOf } from '../hostile.ts'
import { capabilities } from './capabilities.ts'
import { render } from './render.ts'
import { authenticate as authenticateTelnyx } from './telnyx/authenticate.ts'
import { check as checkTelnyx } from './telnyx/check.ts'
import { classify as classifyTelnyx } from './telnyx/classify.ts'
import { parse as parseTelnyx } from './telnyx/parse.ts'
import { send as sendTelnyx } from './telnyx/send.ts'
import { authenticate as authenticateTwilio } from './twilio/authenticate.ts'
import { check as checkTwilio } from './twilio/check.ts'
import { classify as classifyTwilio } from './twilio/classify.ts'
import { media } from './twilio/media.ts'
import { parse as parseTwilio } from './twilio/parse.ts'
import { send as sendTwilio } from './twilio/send.ts'

const isTelnyx = ({ provider }: SmsChannel): boolean => provider === 'telnyx'

/** Text messages, by the provider that the channel names. */
export const sms: Adapter<SmsChannel> = {
  kind: 'sms',
  capabilities,
  accountOf: ({ from, messagingServiceSid }) => from ?? messagingServiceSid ?? null,
  authenticate: (request, settings) =>
    isTelnyx(settings) ? authenticateTelnyx(request, settings) : authenticateTwilio(request, settings),
  parse: (request: HookRequest, settings) =>
    isTelnyx(settings) ? parseTelnyx(request) : parseTwilio(request, settings),
  // Twilio sends to the customer whatever words it is answered with.
  acknowledge: () => ({ status: 200, body: '' }),
  render,
  send: (send: Send, settings: SmsChannel, egress: Egress): Promise<SendResult> =>
    isTelnyx(settings) ? sendTelnyx(send, settings, egress) : sendTwilio(send, settings, egress),
  check: (settings, egress) => (isTelnyx(settings) ? checkTelnyx(settings, egress) : checkTwilio(settings, egress)),
  classify,
  media,
}

/** Telnyx tells of a list of errors, or of data; Twilio of one error, of a message, or in a later form. */
function classify(answer: PlatformAnswer): SendResult {
  const { errors, data } = recordOf(jsonOf(answer.body))
  return errors === undefined && data === undefined ? classifyTwilio(answer) : classifyTelnyx(answer)
}
