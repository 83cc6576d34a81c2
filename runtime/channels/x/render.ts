import type { OutboundMessage } from '../../../schemas/wire.ts'
import type { Recipient, Send } from '../Adapter.ts'
import { layOut } from '../layOut/layOut.ts'
import { capabilities } from './capabilities.ts'

/** The calls that show a message: the capabilities leave nothing but texts. */
export const render = (message: OutboundMessage, { address }: Recipient): readonly Send[] =>
  layOut(message, capabilities).flatMap((shown) =>
    shown.as === 'text'
      ? [{ shown, path: `dm_conversations/with/${encodeURIComponent(address)}/messages`, body: { text: shown.text } }]
      : [],
  )
