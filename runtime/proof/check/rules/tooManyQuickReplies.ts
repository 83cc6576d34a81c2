import type { Option } from '../../../../schemas/flow.ts'
import { words } from '../../../engine/words.ts'
import { optionsOf } from '../../content/textsOf.ts'
import { channelsUsing } from '../channelsUsing.ts'
import { example, toGeneral } from '../example.ts'
import { fallsAt } from '../fallsAt.ts'
import { atNode, nodesOf } from '../nodePlaces.ts'
import type { Rule } from '../Rule.ts'
import { bySending, isSentFirst } from '../shown.ts'

const offering = (count: number) => {
  const options = Array.from(
    { length: count },
    (_, index): Option => ({ id: `shop-${index + 1}`, label: `Shop ${index + 1}` }),
  )
  return example(
    {
      shop: {
        type: 'collect',
        prompt: [{ text: 'Which shop is near you?' }],
        variable: 'shop',
        value: { kind: 'choice', options },
        exits: { next: 'to-general', invalid: 'to-general', timeout: 'to-general' },
      },
      'to-general': toGeneral,
    },
    {},
    { channels: { whatsapp: { kind: 'whatsapp', flow: 'main' } } },
  )
}

export const tooManyQuickReplies: Rule = {
  code: 'tooManyQuickReplies',
  severity: 'warning',
  explanation:
    'A message offers more buttons than a channel of the flow can show. There it becomes numbered text without buttons. Offer fewer, or ask in two steps.',
  good: offering(10),
  bad: offering(11),
  find: (workspace) => {
    const channels = channelsUsing(workspace)
    return Object.values(workspace.flows).flatMap((flow) =>
      nodesOf(flow).flatMap((place) => {
        const { node } = place
        const isAsked = optionsOf(node).length > 0
        const optionsAt = node.type === 'menu' ? ['options'] : ['value', 'options']
        return fallsAt(place, channels.get(flow.id) ?? [], 'choices', ({ written }) =>
          isAsked ? optionsAt : written.names,
        ).map(({ channel, written, fall: { count, most } }) => {
          const names = isAsked ? optionsAt : [...written.names, String(written.labelsAt[0]?.[written.names.length])]
          return {
            ...atNode(
              place,
              names,
              words`it offers ${count} choices; the channel "${channel.id}" shows at most ${most} as buttons.`,
              words`Offer fewer, or ask in two steps; else they are shown as numbered text.`,
            ),
            ...(isSentFirst(names) ? { shown: bySending(place.nodeId, { channel: channel.id }) } : {}),
          }
        })
      }),
    )
  },
}
