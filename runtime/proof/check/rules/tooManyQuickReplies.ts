import type { Option } from '../../../../schemas/flow.ts'
import { CHANNEL_LIMITS } from '../../../engine/channelLimits.ts'
import { words } from '../../../engine/words.ts'
import { contentsOf, optionsOf } from '../../content/textsOf.ts'
import { channelsUsing } from '../channelsUsing.ts'
import { example, toGeneral } from '../example.ts'
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
    return Object.values(workspace.flows).flatMap((flow) => {
      const using = channels.get(flow.id) ?? []
      return nodesOf(flow).flatMap((place) => {
        const { node } = place
        const options = optionsOf(node)
        const lists = [
          { names: node.type === 'menu' ? ['options'] : ['value', 'options'], count: options.length },
          ...contentsOf(node).flatMap(({ names, content }) =>
            content.flatMap((part, index) =>
              'media' in part || part.quickReplies === undefined
                ? []
                : [{ names: [...names, index, 'quickReplies'], count: part.quickReplies.length }],
            ),
          ),
        ]
        return lists.flatMap(({ names, count }) => {
          const tight = using.find(({ channel }) => count > (CHANNEL_LIMITS[channel.kind].quickReplies ?? count))
          if (tight === undefined) return []
          const most = CHANNEL_LIMITS[tight.channel.kind].quickReplies
          return [
            {
              ...atNode(
                place,
                names,
                words`it offers ${count} choices; the channel "${tight.id}" shows at most ${most ?? 0} as buttons.`,
                words`Offer fewer, or ask in two steps; else they are shown as numbered text.`,
              ),
              ...(isSentFirst(names) ? { shown: bySending(place.nodeId, { channel: tight.id }) } : {}),
            },
          ]
        })
      })
    })
  },
}
