import type { OutboundMessage } from '../../../schemas/wire.ts'
import type { Recipient, Send } from '../Adapter.ts'
import { layOut } from '../layOut/layOut.ts'
import type { Shown } from '../Shown.ts'
import { capabilities } from './capabilities.ts'

/** The calls that show a message; https://open.weibo.com/wiki/Send_Customer_Service_Message */
export const render = (message: OutboundMessage, { address }: Recipient): readonly Send[] =>
  layOut(message, capabilities).flatMap((shown) => {
    const content = contentOf(shown)
    if (content === null) return []
    const { type, data } = content
    return [
      {
        shown,
        path: 'messages/reply.json',
        body: { type, receiver_id: address, data: JSON.stringify(data) },
        form: true,
      },
    ]
  })

/** An article wants a name. */
const NAMELESS = '🖼️'

/** Null: the capabilities leave nothing else. */
function contentOf(shown: Shown): { readonly type: string; readonly data: object } | null {
  if (shown.as === 'text') return { type: 'text', data: { text: shown.text } }
  if (shown.as !== 'media') return null
  const { url, alt = NAMELESS } = shown.media
  return { type: 'articles', data: { articles: [{ display_name: alt, summary: alt, image: url, url }] } }
}
