import type { OutboundMessage } from '../../../schemas/wire.ts'
import type { Recipient, Send } from '../Adapter.ts'
import { layOut } from '../layOut/layOut.ts'
import type { Shown } from '../Shown.ts'
import { capabilities } from './capabilities.ts'
import { messagesOf } from './messagesOf.ts'

/** Bubbles of one call; a call is counted once, however many it holds. */
const MOST = 5

/** The calls that show a message. The first is the answer to what the customer said last, where that can still be answered; each has a name, so that it is pushed once. */
export function render(message: OutboundMessage, { address, delivery, replyToken }: Recipient): readonly Send[] {
  const bubbles = layOut(message, capabilities).flatMap((shown) => messagesOf(shown).map((body) => ({ shown, body })))
  const sends: Send[] = []
  for (let at = 0; at < bubbles.length; at += MOST) {
    const together = bubbles.slice(at, at + MOST)
    const isAnswer = at === 0 && replyToken !== undefined
    sends.push({
      // A call has a bubble at least.
      shown: (together[0] as { readonly shown: Shown }).shown,
      ...(together.length > 1 ? { holdsMore: true } : {}),
      path: isAnswer ? 'message/reply' : 'message/push',
      key: `${delivery}/${at}`,
      body: { to: address, ...(isAnswer ? { replyToken } : {}), messages: together.map(({ body }) => body) },
    })
  }
  return sends
}
