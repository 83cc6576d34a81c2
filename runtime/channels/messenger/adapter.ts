import type { MessengerChannel } from '../../../schemas/resources.ts'
import type { Adapter } from '../Adapter.ts'
import { acknowledge } from '../meta/acknowledge.ts'
import { authenticate } from '../meta/authenticate.ts'
import { classifyMessaging } from '../meta/classifyMessaging.ts'
import { mediaOfMessage } from '../meta/mediaOfMessage.ts'
import { profileOf } from '../meta/profileOf.ts'
import { typeTo } from '../meta/typeTo.ts'
import { verify } from '../meta/verify.ts'
import { capabilities } from './capabilities.ts'
import { parse } from './parse.ts'
import { render } from './render.ts'
import { send } from './send.ts'

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
  typing: ({ address }, _latest, settings, egress) => typeTo(address, settings, `${settings.pageId}/messages`, egress),
}
