import type { OutboundMessage } from '../../../schemas/wire.ts'
import type { Recipient, Send } from '../Adapter.ts'
import type { Capabilities } from '../Capabilities.ts'
import { layOut } from '../layOut/layOut.ts'
import { messagesOf } from './messagesOf.ts'

/** The calls that show a message on Messenger or Instagram. Our name of the delivery comes back in the echo; what a person writes late is said to be so. */
export const renderMessaging = (
  message: OutboundMessage,
  capabilities: Capabilities,
  { address, delivery, isLate }: Recipient,
): readonly Send[] =>
  layOut(message, capabilities).flatMap((shown) =>
    messagesOf(shown).map((content) => ({
      shown,
      path: 'messages',
      body: {
        recipient: { id: address },
        ...(isLate === true ? { messaging_type: 'MESSAGE_TAG', tag: 'HUMAN_AGENT' } : { messaging_type: 'RESPONSE' }),
        message: { ...content, metadata: delivery },
      },
    })),
  )
