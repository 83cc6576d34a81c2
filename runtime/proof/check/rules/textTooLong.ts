import { textLimit } from '../../../engine/channelLimits.ts'
import { words } from '../../../engine/words.ts'
import { channelsUsing } from '../channelsUsing.ts'
import { example, says, toGeneral } from '../example.ts'
import { atNode, describeWithin, nodesOf } from '../nodePlaces.ts'
import type { Rule } from '../Rule.ts'
import { bySending, isSentFirst } from '../shown.ts'
import { shownTexts } from '../shownTexts.ts'

const saying = (text: string) =>
  example(
    { terms: says(text, 'to-general'), 'to-general': toGeneral },
    {},
    { channels: { messenger: { kind: 'messenger', flow: 'main' } } },
  )

export const textTooLong: Rule = {
  code: 'textTooLong',
  severity: 'warning',
  explanation:
    'A text is longer than a channel of the flow takes in one message, options of a menu included. It would be refused, or arrive in pieces. Shorten it, or make several messages of it. Templates are counted as empty: what they add comes on top.',
  good: saying('Please read our terms on our web site.'),
  bad: saying('Please read our terms. '.repeat(100)),
  find: (workspace) => {
    const channels = channelsUsing(workspace)
    return Object.values(workspace.flows).flatMap((flow) => {
      const using = channels.get(flow.id) ?? []
      if (using.length === 0) return []
      return nodesOf(flow).flatMap((place) =>
        shownTexts(place.node, flow.languages).flatMap(({ names, text }) => {
          const length = [...text].length
          const tight = using.find(
            ({ channel }) => length > (textLimit(channel.kind, text) ?? Number.POSITIVE_INFINITY),
          )
          if (tight === undefined) return []
          const most = textLimit(tight.channel.kind, text)
          return [
            {
              ...atNode(
                place,
                names,
                words`${describeWithin(place, names)} has ${length} characters; the channel "${tight.id}" takes ${most ?? 0}.`,
                words`Shorten it, or make several messages of it.`,
              ),
              ...(isSentFirst(names) ? { shown: bySending(place.nodeId, { channel: tight.id }) } : {}),
            },
          ]
        }),
      )
    })
  },
}
