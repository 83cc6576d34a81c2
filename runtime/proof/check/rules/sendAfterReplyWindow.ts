import { CAPABILITIES } from '../../../channels/kinds.ts'
import { lifeOf } from '../../../engine/life/lifeOf.ts'
import { durationMs } from '../../../engine/parseDuration.ts'
import { words } from '../../../engine/words.ts'
import type { Workspace } from '../../../engine/workspace.ts'
import { lifePlaces } from '../../content/lifeTexts.ts'
import { contentsOf } from '../../content/textsOf.ts'
import { atLife } from '../atLife.ts'
import { channelsUsing } from '../channelsUsing.ts'
import { example, toGeneral } from '../example.ts'
import { mostWithoutCustomer, type Toll } from '../mostWithoutCustomer.ts'
import { atNode } from '../nodePlaces.ts'
import { placesBeyond, saidBy } from '../placesBeyond.ts'
import type { Finding, Rule } from '../Rule.ts'
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
    'A message can be sent so long after the last one of the customer that a channel of the flow no longer delivers it: the waits before it are together as long as the reply window of the platform. Shorten the timeouts, lead them to a node that sends nothing, or, on WhatsApp, give the message an approved template.',
  good: waiting('PT23H'),
  bad: waiting('PT24H'),
  find: (workspace) => {
    const channels = channelsUsing(workspace)
    const silences = mostWithoutCustomer(workspace, SILENCE)
    const withoutTemplates = mostWithoutCustomer(workspace, SILENCE_WITHOUT_TEMPLATES)
    const nodes = Object.values(workspace.flows).flatMap((flow) => {
      const told = new Set<string>()
      return (channels.get(flow.id) ?? [])
        .flatMap(({ id, channel }) => {
          const { window, templates } = CAPABILITIES[channel.kind]
          return window === null ? [] : [{ id, window, templates }]
        })
        .sort((a, b) => a.window - b.window)
        .flatMap(({ id, window, templates }) => {
          const hours = window / 3_600_000
          const places = placesBeyond(flow, templates ? withoutTemplates : silences, window)
          return places.flatMap((place) => {
            if (told.has(place.nodeId)) return []
            told.add(place.nodeId)
            return [
              {
                ...atNode(
                  place,
                  [],
                  words`${saidBy(place)} can be sent ${hours} h or more after the customer's last message, when the channel "${id}" no longer delivers it.`,
                  templates
                    ? words`Let the timeouts that lead here take less than ${hours} h in all, lead them to a node that sends nothing, or give it an approved template.`
                    : words`Let the timeouts that lead here take less than ${hours} h in all, or lead them to a node that sends nothing.`,
                ),
                shown: bySendingAfter(place.nodeId, window, id),
              },
            ]
          })
        })
    })
    return [...nodes, ...lateReminders(workspace)]
  },
}

/** What is said in silence, where the window of a channel is over by then. */
function lateReminders(workspace: Workspace): readonly Finding[] {
  const places = new Map(lifePlaces(workspace).flatMap((place) => (place.kind === 'queues' ? [] : [[place.id, place]])))
  const told = new Set<string>()
  return Object.entries(workspace.channels).flatMap(([id, { kind, flow }]) => {
    const { window } = CAPABILITIES[kind]
    const own = places.get(id)
    const place = own?.life.idle === undefined ? places.get(null) : own
    if (window === null || place === undefined) return []
    const { reminders = [], close } = lifeOf(workspace, id, flow).idle ?? {}
    const said = [
      ...reminders.map(({ after }, index) => ({ after, names: ['reminders', index] })),
      ...(close?.text === undefined ? [] : [{ after: close.after, names: ['close'] }]),
    ]
    return said.flatMap(({ after, names }) => {
      const at = [...place.names, 'idle', ...names, 'after']
      const key = JSON.stringify([place.id, at])
      if (durationMs(after) < window || told.has(key)) return []
      told.add(key)
      const message = words`what is said after ${after} of silence comes when the channel "${id}" no longer delivers it, ${window / 3_600_000} h after the customer's last message.`
      return [atLife(place, at, message, words`Let it come sooner.`)]
    })
  })
}

const SILENCE: Toll = {
  adds: (node, exit) => silenceAt(node, exit) ?? 0,
  says: (node) => (contentsOf(node).length === 0 ? null : 0),
}
/** Where an approved template may take a message's place, one that has it is sent at any time. */
const SILENCE_WITHOUT_TEMPLATES: Toll = {
  ...SILENCE,
  says: (node) =>
    contentsOf(node).some(({ content }) => content.some(({ template }) => template === undefined)) ? 0 : null,
}
