import type { Node } from '../../../../schemas/flow.ts'
import { CAPABILITIES } from '../../../channels/kinds.ts'
import { words } from '../../../engine/words.ts'
import { contentsOf } from '../../content/textsOf.ts'
import { channelsUsing } from '../channelsUsing.ts'
import { example, says, toGeneral } from '../example.ts'
import { mostWithoutCustomer, type Toll } from '../mostWithoutCustomer.ts'
import { atNode } from '../nodePlaces.ts'
import { placesBeyond, saidBy } from '../placesBeyond.ts'
import type { Rule } from '../Rule.ts'
import { bySendingMoreThan } from '../shown.ts'

const telling = (...lines: readonly string[]) =>
  example(
    {
      terms: { type: 'message', content: lines.map((text) => ({ text })), exits: { next: 'wait' } },
      wait: says('We will be with you in a minute.', 'to-general'),
      'to-general': toGeneral,
    },
    {},
    { channels: { wechat: { kind: 'wechat', flow: 'main' } } },
  )

export const tooManyReplies: Rule = {
  code: 'tooManyReplies',
  severity: 'warning',
  explanation:
    'More messages can be sent without a word of the customer than a channel of the flow lets answer one: WeChat takes five for each message that it delivered, and the sixth fails. Reminders after a timeout count, too. Make one message of several, or ask something in between.',
  good: telling('One.', 'Two.', 'Three.', 'Four.'),
  bad: telling('One.', 'Two.', 'Three.', 'Four.', 'Five.'),
  find: (workspace) => {
    const channels = channelsUsing(workspace)
    const sent = mostWithoutCustomer(workspace, MESSAGES)
    return Object.values(workspace.flows).flatMap((flow) => {
      const [tight] = (channels.get(flow.id) ?? [])
        .flatMap(({ id, channel }) => {
          const replies = CAPABILITIES[channel.kind].repliesPerMessage
          return replies === null ? [] : [{ id, replies }]
        })
        .sort((a, b) => a.replies - b.replies)
      if (tight === undefined) return []
      return placesBeyond(flow, sent, tight.replies + 1).map((place) => ({
        ...atNode(
          place,
          [],
          words`${saidBy(place)} can be more than the ${tight.replies} messages that the channel "${tight.id}" takes in answer to one of the customer.`,
          words`Make one message of several, or ask something in between.`,
        ),
        shown: bySendingMoreThan(place.nodeId, tight.replies, tight.id),
      }))
    })
  },
}

const countAt = (node: Node): number => Math.max(0, ...contentsOf(node).map(({ content }) => content.length))

const MESSAGES: Toll = { adds: countAt, says: (node) => countAt(node) || null }
