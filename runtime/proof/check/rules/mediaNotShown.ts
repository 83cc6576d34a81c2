import type { Media } from '../../../../schemas/flow.ts'
import { CAPABILITIES } from '../../../channels/kinds.ts'
import { type Words, words } from '../../../engine/words.ts'
import { channelsUsing, type UsedChannel } from '../channelsUsing.ts'
import { example, toGeneral } from '../example.ts'
import { fallsAt } from '../fallsAt.ts'
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
    'A message carries an image, video, sound or file of a kind, or of a type by the end of its address, that a channel of the flow cannot show: there it is no more than a link. Send another kind, or say something else on that channel.',
  good: sending('image'),
  bad: sending('file'),
  find: (workspace) => {
    const channels = channelsUsing(workspace)
    return Object.values(workspace.flows).flatMap((flow) =>
      nodesOf(flow).flatMap((place) =>
        fallsAt(place, channels.get(flow.id) ?? [], 'media', ({ written }) => written.names).map(
          ({ channel, written: { names }, fall: { kind, ending } }) => ({
            ...atNode(
              place,
              [...names, 'media', ending === undefined ? 'kind' : 'url'],
              sayShown(channel, kind, ending),
              words`Send another kind, or say something else there with "on".`,
            ),
            ...(isSentFirst(names) ? { shown: bySending(place.nodeId, { channel: channel.id }) } : {}),
          }),
        ),
      ),
    )
  },
}

function sayShown({ id, channel }: UsedChannel, kind: Media['kind'], ending: string | undefined): Words {
  const { media } = CAPABILITIES[channel.kind]
  if (ending !== undefined) {
    const types = (media[kind]?.types ?? []).map((type) => type.slice(type.indexOf('/') + 1)).join(', ')
    return words`it sends media of the type ${ending}; of the kind ${kind} the channel "${id}" shows only ${types}.`
  }
  const shows = Object.keys(media).join(', ')
  return shows === ''
    ? words`it sends media of the kind ${kind}; the channel "${id}" shows only links.`
    : words`it sends media of the kind ${kind}; the channel "${id}" shows only ${shows}.`
}
