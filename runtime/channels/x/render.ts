import type { OutboundMessage } from '../../../schemas/wire.ts'
import type { Recipient, Send } from '../Adapter.ts'
import { layOut } from '../layOut/layOut.ts'
import type { Shown } from '../Shown.ts'
import { capabilities } from './capabilities.ts'

/** The calls that show a message; https://docs.x.com/x-api/direct-messages/create-dm-message-by-participant-id */
export const render = (message: OutboundMessage, { address, file }: Recipient): readonly Send[] =>
  layOut(message, capabilities).flatMap((shown) => {
    const body = bodyOf(shown, file)
    return body === null ? [] : [{ shown, path: `dm_conversations/with/${encodeURIComponent(address)}/messages`, body }]
  })

/** Null: the capabilities leave nothing else. */
function bodyOf(shown: Shown, file: string | undefined): Send['body'] | null {
  if (shown.as === 'text') return { text: shown.text }
  if (shown.as !== 'media') return null
  return { ...(shown.caption === undefined ? {} : { text: shown.caption }), attachments: [{ media_id: file }] }
}
