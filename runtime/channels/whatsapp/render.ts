import type { OutboundMessage } from '../../../schemas/wire.ts'
import type { Recipient, Send } from '../Adapter.ts'
import { layOut } from '../layOut/layOut.ts'
import { bodiesOf } from './bodiesOf.ts'
import { capabilities } from './capabilities.ts'
import { isUserId } from './personOf.ts'

/** The calls that show a message; our name of the delivery comes back in every status of it. */
export const render = (message: OutboundMessage, to: Recipient): readonly Send[] =>
  layOut(message, capabilities).flatMap((shown) =>
    bodiesOf(shown).map((content) => ({
      shown,
      path: 'messages',
      body: {
        messaging_product: 'whatsapp',
        recipient_type: 'individual',
        ...(isUserId(to.address) ? { recipient: to.address } : { to: to.address }),
        biz_opaque_callback_data: to.delivery,
        ...content,
      },
    })),
  )
