import type { InstagramChannel } from '../../../schemas/resources.ts'
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
import { graphOf } from './graphOf.ts'
import { parse } from './parse.ts'
import { render } from './render.ts'
import { send } from './send.ts'

/** What the app is told of. */
const FIELDS = ['messages', 'messaging_postbacks', 'messaging_seen', 'messaging_referral', 'message_reactions']

/** Accounts on Instagram, by the API of Instagram's own login; https://developers.facebook.com/docs/instagram-platform/instagram-api-with-instagram-login/messaging-api. What comes in and goes out is as on Messenger. */
export const instagram: Adapter<InstagramChannel> = {
  kind: 'instagram',
  capabilities,
  namesDeliveries: true,
  accountOf: ({ accountId }) => accountId ?? null,
  verify,
  authenticate,
  parse,
  acknowledge,
  render,
  send,
  classify: classifyMessaging,
  media: (ref, settings, egress) => mediaOfMessage(ref, graphOf(settings), egress),
  profile: (address, settings, egress) => profileOf(address, ['name'], graphOf(settings), egress),
  check: (settings, egress) => checkGraph(graphOf(settings), 'me', ['username', 'name'], egress),
  // The address itself is set at the app.
  subscribe: (_hookUrl, settings, egress) =>
    subscribeGraph(graphOf(settings), 'me', { subscribed_fields: FIELDS }, egress),
  typing: ({ address }, _latest, settings, egress) => typeTo(address, graphOf(settings), 'me/messages', egress),
}
