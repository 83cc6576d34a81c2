import type { Recipient, Send } from '../Adapter.ts'
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

function attributesOf({ conversationId, customer, queue, skills, variables }: HandOver) {
  const { channel, kind, address, name, language } = customer
  return {
    usher_conversation: conversationId,
    usher_channel: channel,
    usher_kind: kind,
    usher_address: address,
    ...(name === null ? {} : { usher_name: name }),
    ...(language === null ? {} : { usher_language: language }),
    usher_queue: queue,
    usher_skills: skills.map(({ skill, level }) => `${skill} ${level}`).join(', '),
    ...Object.fromEntries(Object.entries(variables).map(([name, value]) => [`usher_var_${name}`, value])),
  }
}
