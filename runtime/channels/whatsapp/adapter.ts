import type { WhatsAppChannel } from '../../../schemas/resources.ts'
import type { Adapter } from '../Adapter.ts'
import { acknowledge } from '../meta/acknowledge.ts'
import { authenticate } from '../meta/authenticate.ts'
import { checkGraph, subscribeGraph } from '../meta/checkGraph.ts'
import { verify } from '../meta/verify.ts'
import { capabilities } from './capabilities.ts'
import { classify } from './classify.ts'
import { media } from './media.ts'
import { parse } from './parse.ts'
import { render } from './render.ts'
import { send } from './send.ts'
import { typing } from './typing.ts'

/** Telephone numbers on WhatsApp, by Meta's Cloud API; https://developers.facebook.com/documentation/business-messaging/whatsapp. Names come with each message, so no profile is asked for. */
export const whatsapp: Adapter<WhatsAppChannel> = {
  kind: 'whatsapp',
  capabilities,
  namesDeliveries: true,
  hasAliases: true,
  accountOf: ({ phoneNumberId }) => phoneNumberId ?? null,
  verify,
  authenticate,
  parse,
  acknowledge,
  render,
  send,
  classify,
  media,
  check: (settings, egress) =>
    checkGraph(settings, settings.phoneNumberId ?? '', ['verified_name', 'display_phone_number'], egress),
  subscribe: async (hookUrl, settings, egress) => {
    const { businessAccountId, verifyToken } = settings
    if (businessAccountId === undefined) return { class: 'final', code: 'businessAccountId is missing' }
    const body = { override_callback_uri: hookUrl, verify_token: verifyToken }
    return subscribeGraph(settings, businessAccountId, body, egress)
  },
  typing,
}
