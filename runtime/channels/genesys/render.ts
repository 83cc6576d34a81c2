import type { OutboundMessage } from '../../../schemas/wire.ts'
import type { Recipient, Send } from '../Adapter.ts'
import { layOut } from '../layOut/layOut.ts'
import { capabilities } from './capabilities.ts'

/** What a customer says, as Genesys takes it in: to Genesys it is inbound, from the customer. */
export const render = (message: OutboundMessage, to: Recipient): readonly Send[] =>
  layOut(message, capabilities).map((shown, index) => {
    const media = shown.as === 'media' ? shown.media : null
    const text = shown.as === 'media' ? shown.caption : 'text' in shown ? shown.text : undefined
    const mediaType = media === null ? '' : `${media.kind[0]?.toUpperCase()}${media.kind.slice(1)}`
    return {
      shown,
      path: 'inbound/open/message',
      body: {
        channel: {
          // Known again when it is sent again.
          messageId: index === 0 ? to.delivery : `${to.delivery}.${index}`,
          from: { id: to.address, idType: 'Opaque', ...(to.name === undefined ? {} : { nickname: to.name }) },
        },
        direction: 'Inbound',
        ...(text === undefined ? {} : { text }),
        ...(media === null
          ? {}
          : { content: [{ contentType: 'Attachment', attachment: { mediaType, url: media.url } }] }),
      },
    }
  })
