import type { ContentPart } from '../../../../schemas/flow.ts'
import type { Fall } from '../../../channels/layOut/Fall.ts'
import { words } from '../../../engine/words.ts'
import { channelsUsing } from '../channelsUsing.ts'
import { example, toGeneral } from '../example.ts'
import { fallsAt } from '../fallsAt.ts'
import { atNode, nodesOf } from '../nodePlaces.ts'
import type { Rule } from '../Rule.ts'
import { sayFall } from '../sayFall.ts'
import { bySending, isSentFirst } from '../shown.ts'

const sending = (part: ContentPart) =>
  example(
    { shoes: { type: 'message', content: [part], exits: { next: 'to-general' } }, 'to-general': toGeneral },
    {},
    { channels: { sms: { kind: 'sms', flow: 'main' } } },
  )
const TRACK: ContentPart = {
  text: 'Your parcel is on its way.',
  buttons: [{ label: 'Track it', url: 'https://example.com/track' }],
}

/** What other rules do not tell. */
const WHAT: readonly Fall['what'][] = ['list', 'links', 'cards', 'locationRequest']

export const shownSimpler: Rule = {
  code: 'shownSimpler',
  severity: 'info',
  explanation:
    'A message has cards, a list, buttons with addresses or a request for the place, and a channel of the flow has no such thing, or another of it. There all of it is said in simpler ways, and every answer is understood as ever. Say something else on that channel with "on" if you would rather.',
  good: sending({ ...TRACK, on: { sms: { text: 'Your parcel is on its way: https://example.com/track' } } }),
  bad: sending(TRACK),
  find: (workspace) => {
    const channels = channelsUsing(workspace)
    return Object.values(workspace.flows).flatMap((flow) =>
      nodesOf(flow).flatMap((place) =>
        WHAT.flatMap((what) =>
          fallsAt(place, channels.get(flow.id) ?? [], what, ({ written }) => written.names).flatMap(
            ({ channel, written: { names }, fall }) => {
              const told = sayFall(fall)
              if (told === null) return []
              return [
                {
                  ...atNode(
                    place,
                    names,
                    words`on the channel "${channel.id}" ${told}.`,
                    words`Leave it so, or say something else there with "on".`,
                  ),
                  ...(isSentFirst(names) ? { shown: bySending(place.nodeId, { channel: channel.id }) } : {}),
                },
              ]
            },
          ),
        ),
      ),
    )
  },
}
