import { words } from '../../../engine/words.ts'
import { channelsUsing } from '../channelsUsing.ts'
import { example, says, toGeneral } from '../example.ts'
import { fallsAt } from '../fallsAt.ts'
import { atNode, describeWithin, nodesOf } from '../nodePlaces.ts'
import type { Rule } from '../Rule.ts'
import { saySize } from '../sayFall.ts'
import { bySending, isSentFirst } from '../shown.ts'

const saying = (text: string) =>
  example(
    { terms: says(text, 'to-general'), 'to-general': toGeneral },
    {},
    { channels: { messenger: { kind: 'messenger', flow: 'main' } } },
  )

export const textTooLong: Rule = {
  code: 'textTooLong',
  severity: 'info',
  explanation:
    'A text is longer than a channel of the flow takes in one message, or under buttons. It goes out in parts, cut between lines, sentences or words, with the buttons under the last. Shorten it, or make several messages of it where you would have it cut. Templates are counted as empty: what they add comes on top.',
  good: saying('Please read our terms on our web site.'),
  bad: saying('Please read our terms. '.repeat(100)),
  find: (workspace) => {
    const channels = channelsUsing(workspace)
    return Object.values(workspace.flows).flatMap((flow) =>
      nodesOf(flow).flatMap((place) =>
        fallsAt(place, channels.get(flow.id) ?? [], 'text', ({ written }) => written.textAt).map(
          ({ channel, written: { textAt }, fall: { length, most, unit, parts } }) => ({
            ...atNode(
              place,
              textAt,
              words`${describeWithin(place, textAt)} has ${saySize(length, unit)}; the channel "${channel.id}" takes ${most}: there it is ${parts} messages.`,
              words`Shorten it, or make several messages of it.`,
            ),
            ...(isSentFirst(textAt) ? { shown: bySending(place.nodeId, { channel: channel.id }) } : {}),
          }),
        ),
      ),
    )
  },
}
