import type { MessengerChannel } from '../../../schemas/resources.ts'
import type { Adapter } from '../Adapter.ts'
import { acknowledge } from '../meta/acknowledge.ts'
import { authenticate } from '../meta/authenticate.ts'
import { checkGraph, subscribeGraph } from '../meta/checkGraph.ts'
import { classifyMessaging } from '../meta/classifyMessaging.ts'
import { mediaOfMessage } from '../meta/mediaOfMessage.ts'
import { profileOf } from '../meta/profileOf.ts'
import { typeTo } from '../meta/typeTo.ts'
import { verify } from '../meta/verify.ts'
import { capabilities } from './capabilities.ts'
import { parse } from './parse.ts'
import { render } from './render.ts'
import { send } from './send.ts'

/** What the app is told of. */
const FIELDS = [
  'messages',
  'messaging_postbacks',
  'messaging_optins',
  'messaging_referrals',
  'message_deliveries',
  'message_reads',
  'message_reactions',
  'message_echoes',
]

/** Pages on Messenger; https://developers.facebook.com/documentation/business-messaging/messenger-platform */
export const messenger: Adapter<MessengerChannel> = {
  kind: 'messenger',
  capabilities,
  namesDeliveries: true,
  accountOf: ({ pageId }) => pageId ?? null,
  verify,
  authenticate,
  parse,
  acknowledge,
  render,
  send,
  classify: classifyMessaging,
  media: (ref, settings, egress) => mediaOfMessage(ref, settings, egress),
  profile: (address, settings, egress) => profileOf(address, ['first_name', 'last_name'], settings, egress),
  check: (settings, egress) => checkGraph(settings, settings.pageId ?? '', ['name'], egress),
  // The address itself is set at the app.
  subscribe: (_hookUrl, settings, egress) =>
    subscribeGraph(settings, settings.pageId ?? '', { subscribed_fields: FIELDS }, egress),
  typing: ({ address }, _latest, settings, egress) => typeTo(address, settings, `${settings.pageId}/messages`, egress),
}
