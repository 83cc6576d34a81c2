import type { Media } from '../../../../schemas/flow.ts'
import { CHANNEL_LIMITS } from '../../../engine/channelLimits.ts'
import { words } from '../../../engine/words.ts'
import { contentsOf } from '../../content/textsOf.ts'
import { channelsUsing } from '../channelsUsing.ts'
import { example, toGeneral } from '../example.ts'
import { atNode, nodesOf } from '../nodePlaces.ts'
import type { Rule } from '../Rule.ts'
import { bySending, isSentFirst } from '../shown.ts'

const sending = (kind: Media['kind']) =>
  example(
    {
      map: {
        type: 'message',
        content: [{ media: { kind, url: 'https://example.com/map', alt: 'How to find us' } }],
        exits: { next: 'to-general' },
      },
      'to-general': toGeneral,
    },
    {},
    { channels: { line: { kind: 'line', flow: 'main' } } },
  )

export const mediaNotShown: Rule = {
  code: 'mediaNotShown',
  severity: 'warning',
  explanation:
    'A message carries an image, video, sound or file of a kind that a channel of the flow cannot show: there it is no more than a link. Send another kind, or say the same in words beside it and branch on the channel.',
  good: sending('image'),
  bad: sending('file'),
  find: (workspace) => {
    const channels = channelsUsing(workspace)
    return Object.values(workspace.flows).flatMap((flow) => {
      const using = channels.get(flow.id) ?? []
      return nodesOf(flow).flatMap((place) =>
        contentsOf(place.node).flatMap(({ names, content }) =>
          content.flatMap((part, index) => {
            if (!('media' in part)) return []
            const { kind } = part.media
            const lacking = using.find(({ channel }) => !CHANNEL_LIMITS[channel.kind].media.includes(kind))
            if (lacking === undefined) return []
            const shows = CHANNEL_LIMITS[lacking.channel.kind].media.join(', ')
            return [
              {
                ...atNode(
                  place,
                  [...names, index, 'media', 'kind'],
                  words`it sends media of the kind ${kind}; the channel "${lacking.id}" shows only ${shows}.`,
                  words`Send another kind, or branch on the channel.`,
                ),
                ...(isSentFirst(names) ? { shown: bySending(place.nodeId, { channel: lacking.id }) } : {}),
              },
            ]
          }),
        ),
      )
    })
  },
}
