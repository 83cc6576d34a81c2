import type { OutboundMessage } from '../../../schemas/wire.ts'
import type { Recipient, Send } from '../Adapter.ts'
import { layOut } from '../layOut/layOut.ts'
import { capabilities } from './capabilities.ts'
import { topicOf } from './subject.ts'

/** Letters of text alone, in the thread of the customer's latest. */
export function render(message: OutboundMessage, to: Recipient): readonly Send[] {
  const { subject = '', answers, before = [] } = to.letter ?? {}
  const topic = topicOf(subject)
  return layOut(message, capabilities).flatMap((shown): readonly Send[] =>
    shown.as === 'text'
      ? [
          {
            shown,
            path: '',
            body: {
              to: to.address,
              delivery: to.delivery,
              text: shown.text,
              ...(answers === undefined
                ? {}
                : { subject: `Re: ${topic}`.trim(), inReplyTo: answers, references: [...before, answers] }),
              // Other machines do not answer it (RFC 3834).
              ...(to.byPerson === true ? {} : { isAutomatic: true }),
            },
          },
        ]
      : [],
  )
}
