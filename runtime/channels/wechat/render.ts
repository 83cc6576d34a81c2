import type { OutboundMessage } from '../../../schemas/wire.ts'
import type { Recipient, Send } from '../Adapter.ts'
import { layOut } from '../layOut/layOut.ts'
import type { Shown } from '../Shown.ts'
import { capabilities } from './capabilities.ts'

/** The customer-service calls that show a message; https://developers.weixin.qq.com/doc/subscription/api/customer/message/api_sendcustommessage.html */
export const render = (message: OutboundMessage, { address, file }: Recipient): readonly Send[] =>
  layOut(message, capabilities).flatMap((shown) => {
    const content = contentOf(shown, file)
    return content === null ? [] : [{ shown, path: 'message/custom/send', body: { touser: address, ...content } }]
  })

/** Null: the capabilities have no such thing, so nothing is laid out as one. */
function contentOf(shown: Shown, file: string | undefined): object | null {
  switch (shown.as) {
    case 'text':
      return { msgtype: 'text', text: { content: shown.text } }
    case 'choices': {
      const list = shown.choices.map(({ label, value }) => ({ id: value, content: label }))
      return { msgtype: 'msgmenu', msgmenu: { head_content: shown.text, list, tail_content: '' } }
    }
    case 'media': {
      const msgtype = shown.media.kind === 'audio' ? 'voice' : 'image'
      return { msgtype, [msgtype]: { media_id: file } }
    }
    default:
      return null
  }
}
