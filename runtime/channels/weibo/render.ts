import type { OutboundMessage } from '../../../schemas/wire.ts'
import type { Recipient, Send } from '../Adapter.ts'
import { layOut } from '../layOut/layOut.ts'
import { capabilities } from './capabilities.ts'

/** The calls that show a message: the capabilities leave nothing but texts; https://open.weibo.com/wiki/Send_Customer_Service_Message */
export const render = (message: OutboundMessage, { address }: Recipient): readonly Send[] =>
  layOut(message, capabilities).flatMap((shown) => {
    if (shown.as !== 'text') return []
    const body = { type: 'text', receiver_id: address, data: JSON.stringify({ text: shown.text }) }
    return [{ shown, path: 'messages/reply.json', body, form: true }]
  })
