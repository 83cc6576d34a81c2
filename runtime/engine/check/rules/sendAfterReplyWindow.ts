import { CHANNEL_LIMITS } from '../../channelLimits.ts'
import { channelsUsing } from '../channelsUsing.ts'
import { example, toGeneral } from '../example.ts'
import { entriesOf, graphOf, reachableFrom } from '../graphOf.ts'
import { atNode, nodesOf } from '../nodePlaces.ts'
import type { Rule } from '../Rule.ts'
import { bySendingAfter } from '../shown.ts'
import { longestSilence } from '../silence.ts'
import { contentsOf } from '../textsOf.ts'

const waiting = (timeout: string) =>
  example(
    {
      order: {
        type: 'collect',
        prompt: [{ text: 'Which order?' }],
        variable: 'order',
        value: { kind: 'number' },
        timeout,
        exits: { next: 'to-general', invalid: 'to-general', timeout: 'bye' },
      },
      bye: { type: 'close', content: [{ text: 'We have not heard from you. Write again at any time.' }] },
      'to-general': toGeneral,
    },
    {},
    { channels: { whatsapp: { kind: 'whatsapp', flow: 'main' } } },
  )

export const sendAfterReplyWindow: Rule = {
  code: 'sendAfterReplyWindow',
  severity: 'warning',
  explanation:
    'A message can be sent so long after the last one of the customer that a channel of the flow no longer delivers it: the waits before it are together as long as the reply window of the platform. Shorten the timeouts, or lead them to a node that sends nothing.',
  good: waiting('PT23H'),
  bad: waiting('PT24H'),
  find: (workspace) => {
    const channels = channelsUsing(workspace)
    return Object.values(workspace.flows).flatMap((flow) => {
      const windows = (channels.get(flow.id) ?? []).flatMap(({ id, channel }) => {
        const window = CHANNEL_LIMITS[channel.kind].replyWindow
        return window === null ? [] : [{ id, window }]
      })
      const [first, ...others] = windows
      if (first === undefined) return []
      const tight = others.reduce((least, other) => (other.window < least.window ? other : least), first)
      const silence = longestSilence(flow, tight.window)
      const reached = reachableFrom(graphOf(flow), entriesOf(flow))
      return nodesOf(flow)
        .filter(
          ({ nodeId, node }) =>
            reached.has(nodeId) && (silence.get(nodeId) ?? 0) >= tight.window && contentsOf(node).length > 0,
        )
        .map((place) => {
          const hours = tight.window / 3_600_000
          return {
            ...atNode(
              place,
              [],
              `it can be sent ${hours} h or more after the customer's last message, when the channel "${tight.id}" no longer delivers it.`,
              `Let the timeouts that lead here take less than ${hours} h in all, or lead them to a node that sends nothing.`,
            ),
            shown: bySendingAfter(place.nodeId, tight.window),
          }
        })
    })
  },
}
