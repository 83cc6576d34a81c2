import type { Recipient, Send } from '../Adapter.ts'
import { attributesOf } from '../centre/attributesOf.ts'
import type { HandOver } from '../centre/HandOver.ts'
import { recordOf } from '../hostile.ts'
import { render } from './render.ts'

/** What was said is a first message of the customer's, which begins a conversation there; what is known of them comes with it, and their flows can read it. */
export function handOver(handed: HandOver, to: Recipient): readonly Send[] {
  const text = handed.transcript === '' ? '…' : handed.transcript
  return render({ text }, to).map((send, index) => {
    if (index > 0) return send
    const channel = { ...recordOf(send.body.channel), metadata: { customAttributes: attributesOf(handed) } }
    return { ...send, body: { ...send.body, channel } }
  })
}
