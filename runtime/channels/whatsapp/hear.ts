import type { ReceivedMedia } from '../ChannelEvent.ts'
import type { DoubleCall, Heard } from '../Double.ts'
import { listOf, recordOf, textOf } from '../hostile.ts'
import type { Members } from '../meta/Members.ts'
import { bodyOf } from '../meta/playGraph.ts'

const MEDIA: { readonly [type: string]: ReceivedMedia['kind'] } = {
  image: 'image',
  video: 'video',
  audio: 'audio',
  document: 'file',
}

/** What the customer sees of a call to the double; null: nothing. */
export function hear(call: DoubleCall): Heard | null {
  const body = bodyOf(call)
  const type = textOf(body.type)
  if (type === null || body.status !== undefined || !call.path.endsWith('/messages')) return null
  const delivery = textOf(body.biz_opaque_callback_data)
  const to = textOf(body.recipient) ?? textOf(body.to) ?? ''
  return { to, ...shownBy(type, body), ...(delivery === null ? {} : { delivery }) }
}

function shownBy(type: string, body: Members): Omit<Heard, 'to'> {
  const members = recordOf(body[type])
  const kind = MEDIA[type]
  if (kind !== undefined) {
    const media = { kind, url: textOf(members.link) ?? '' }
    return { text: textOf(members.caption) ?? '', buttons: [], media }
  }
  if (type === 'interactive') return { text: textOf(recordOf(members.body).text) ?? '', buttons: buttonsOf(members) }
  if (type === 'template') return { text: `[${textOf(members.name)}]`, buttons: [] }
  return { text: textOf(members.body) ?? '', buttons: [] }
}

function buttonsOf({ action }: Members): Heard['buttons'] {
  const { buttons, sections, parameters, cards } = recordOf(action)
  const replies = listOf(buttons)
    .map(recordOf)
    .map(({ reply, quick_reply }) => recordOf(reply ?? quick_reply))
  const rows = listOf(sections).flatMap((section) => listOf(recordOf(section).rows).map(recordOf))
  const { display_text, url } = recordOf(parameters)
  const link = display_text === undefined ? [] : [{ title: display_text, id: url }]
  return [
    ...[...replies, ...rows, ...link].map(({ id, title }) => ({ label: textOf(title) ?? '', value: textOf(id) ?? '' })),
    ...listOf(cards).flatMap((card) => buttonsOf(recordOf(card))),
  ]
}
