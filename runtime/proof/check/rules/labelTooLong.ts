import { words } from '../../../engine/words.ts'
import { channelsUsing } from '../channelsUsing.ts'
import { example, toGeneral } from '../example.ts'
import { type FallAt, fallsAt } from '../fallsAt.ts'
import { atNode, describeWithin, nodesOf } from '../nodePlaces.ts'
import type { Rule } from '../Rule.ts'
import { SHOWN_AS, saySize } from '../sayFall.ts'
import { bySending, isSentFirst } from '../shown.ts'

const offering = (label: string) =>
  example(
    {
      menu: {
        type: 'menu',
        prompt: [{ text: 'What about your order?' }],
        options: [{ id: 'track', label }],
        exits: { track: 'to-general', noMatch: 'to-general', timeout: 'to-general' },
      },
      'to-general': toGeneral,
    },
    {},
    { channels: { messenger: { kind: 'messenger', flow: 'main' } } },
  )

export const labelTooLong: Rule = {
  code: 'labelTooLong',
  severity: 'warning',
  explanation:
    'The label of an option or a quick reply is longer than a button of a channel of the flow. No label is ever cut: there all the choices are shown another way, as a list or as numbered text. Shorten it, and say the rest in the text above. More choices than a channel has buttons for are numbered text, of any length. Templates are counted as empty.',
  good: offering('Track my order'),
  bad: offering('Where is the parcel that I ordered?'),
  find: (workspace) => {
    const channels = channelsUsing(workspace)
    return Object.values(workspace.flows).flatMap((flow) =>
      nodesOf(flow).flatMap((place) =>
        fallsAt(place, channels.get(flow.id) ?? [], 'label', labelAt).map((at) => {
          const { channel, fall } = at
          const names = labelAt(at)
          return {
            ...atNode(
              place,
              names,
              words`${describeWithin(place, names)} has ${saySize(fall.length, fall.unit)}; a button of the channel "${channel.id}" takes ${fall.most}: there the choices are ${SHOWN_AS[fall.as]}.`,
              words`Shorten it, and say the rest in the text above.`,
            ),
            ...(fall.as === 'numberedText' ? {} : { severity: 'info' as const }),
            ...(isSentFirst(names) ? { shown: bySending(place.nodeId, { channel: channel.id }) } : {}),
          }
        }),
      ),
    )
  },
}

const labelAt = ({ written, fall }: FallAt<'label'>) => written.labelsAt[fall.index] ?? written.names
