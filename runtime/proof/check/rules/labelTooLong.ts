import type { Node, Text } from '../../../../schemas/flow.ts'
import { labelLength, labelLimit } from '../../../engine/channelLimits.ts'
import { words } from '../../../engine/words.ts'
import { contentsOf, type Names, optionsOf } from '../../content/textsOf.ts'
import { withoutTemplates } from '../../content/withoutTemplates.ts'
import { channelsUsing } from '../channelsUsing.ts'
import { example, toGeneral } from '../example.ts'
import { atNode, describeWithin, nodesOf } from '../nodePlaces.ts'
import type { Rule } from '../Rule.ts'
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
    { channels: { whatsapp: { kind: 'whatsapp', flow: 'main' } } },
  )

export const labelTooLong: Rule = {
  code: 'labelTooLong',
  severity: 'warning',
  explanation:
    'The label of an option or a quick reply is longer than a button of a channel of the flow. There it is cut, or the message is refused. Shorten it, and say the rest in the text above. More choices than a channel has buttons for are numbered text, of any length. Templates are counted as empty.',
  good: offering('Track my order'),
  bad: offering('Where is the parcel that I ordered?'),
  find: (workspace) => {
    const channels = channelsUsing(workspace)
    return Object.values(workspace.flows).flatMap((flow) => {
      const using = channels.get(flow.id) ?? []
      return nodesOf(flow).flatMap((place) =>
        labelsOf(place.node).flatMap(({ names, label, count }) => {
          const written = withoutTemplates(label)
          const tight = using
            .map(({ id, channel: { kind } }) => ({
              id,
              length: labelLength(kind, written),
              most: labelLimit(kind, count),
            }))
            .find(({ length, most }) => most !== null && length > most)
          if (tight === undefined) return []
          return [
            {
              ...atNode(
                place,
                names,
                words`${describeWithin(place, names)} has ${tight.length} characters; a button of the channel "${tight.id}" takes ${tight.most ?? 0}.`,
                words`Shorten it, and say the rest in the text above.`,
              ),
              ...(isSentFirst(names) ? { shown: bySending(place.nodeId, { channel: tight.id }) } : {}),
            },
          ]
        }),
      )
    })
  },
}

/** The label of a button in one language, and how many buttons there are under the text. */
type Label = { readonly names: Names; readonly label: string; readonly count: number }

function labelsOf(node: Node): readonly Label[] {
  const options = optionsOf(node)
  const replies = contentsOf(node).flatMap(({ names, content }) =>
    content.flatMap((part, index) => {
      // The options take the place of quick replies under the last text.
      if ('media' in part || (options.length > 0 && index === content.length - 1)) return []
      const buttons = part.quickReplies ?? []
      return buttons.flatMap(({ label }, reply) =>
        perLanguage([...names, index, 'quickReplies', reply, 'label'], label, buttons.length),
      )
    }),
  )
  return [
    ...options.flatMap(({ names, option }) => perLanguage([...names, 'label'], option.label, options.length)),
    ...replies,
  ]
}

function perLanguage(names: Names, text: Text, count: number): readonly Label[] {
  if (typeof text === 'string') return [{ names, label: text, count }]
  return Object.entries(text).map(([language, label]) => ({ names: [...names, language], label, count }))
}
