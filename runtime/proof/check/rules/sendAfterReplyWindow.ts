import { CAPABILITIES } from '../../../channels/kinds.ts'
import { words } from '../../../engine/words.ts'
import { contentsOf } from '../../content/textsOf.ts'
import { channelsUsing } from '../channelsUsing.ts'
import { example, toGeneral } from '../example.ts'
import { mostWithoutCustomer, type Toll } from '../mostWithoutCustomer.ts'
import { atNode } from '../nodePlaces.ts'
import { placesBeyond, saidBy } from '../placesBeyond.ts'
import type { Rule } from '../Rule.ts'
import { bySendingAfter } from '../shown.ts'
import { silenceAt } from '../silenceAt.ts'

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
    const silences = mostWithoutCustomer(workspace, SILENCE)
    return Object.values(workspace.flows).flatMap((flow) => {
      const [tight] = (channels.get(flow.id) ?? [])
        .flatMap(({ id, channel }) => {
          const window = CAPABILITIES[channel.kind].window
          return window === null ? [] : [{ id, window }]
        })
        .sort((a, b) => a.window - b.window)
      if (tight === undefined) return []
      const hours = tight.window / 3_600_000
      return placesBeyond(flow, silences, tight.window).map((place) => ({
        ...atNode(
          place,
          [],
          words`${saidBy(place)} can be sent ${hours} h or more after the customer's last message, when the channel "${tight.id}" no longer delivers it.`,
          words`Let the timeouts that lead here take less than ${hours} h in all, or lead them to a node that sends nothing.`,
        ),
        shown: bySendingAfter(place.nodeId, tight.window, tight.id),
      }))
    })
  },
}

const SILENCE: Toll = {
  adds: (node, exit) => silenceAt(node, exit) ?? 0,
  says: (node) => (contentsOf(node).length === 0 ? null : 0),
}
