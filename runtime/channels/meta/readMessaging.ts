import type { ChannelEvent, Happening, Person } from '../ChannelEvent.ts'
import { listOf, recordOf, textOf, timeOf } from '../hostile.ts'
import type { Members } from './Members.ts'
import { readOptIn } from './readOptIn.ts'
import { readPageMessage } from './readPageMessage.ts'
import { referralIn } from './referralIn.ts'

/** One item of `messaging`; https://developers.facebook.com/documentation/business-messaging/messenger-platform/webhooks/webhook-events. A notice of delivery names several messages, and is an event for each. */
export function readMessaging(
  item: Members,
  account: string | null,
  appId: string | undefined,
): readonly ChannelEvent[] {
  const at = timeOf(item.timestamp)
  const sender = textOf(recordOf(item.sender).id)
  const from = sender === null ? null : { address: sender }
  const what = Object.keys(READERS).find((name) => item[name] !== undefined)
  const members = recordOf(what === undefined ? undefined : item[what])
  // Few of these have an id; the same of the same person at the same time is the same.
  const name = (...more: readonly unknown[]) =>
    [sender, textOf(item.timestamp), what, ...more.map(textOf)].join(':').slice(0, NAME)
  const read = what === undefined ? undefined : READERS[what]
  if (read === undefined) return [{ externalId: name(), account, at, type: 'ignored', why: unknownIn(item) }]
  return read({ members, item, from, appId, name }).map(([externalId, happening, until]) => ({
    externalId,
    account,
    at: until ?? at,
    ...happening,
  }))
}

type Item = {
  readonly members: Members
  readonly item: Members
  readonly from: Person | null
  readonly appId: string | undefined
  /** a name for what has none */
  readonly name: (...more: readonly unknown[]) => string
}
type Named = readonly [externalId: string, Happening, until?: number | null]

const READERS: { readonly [what: string]: (item: Item) => readonly Named[] } = {
  message: ({ members, item, from, appId, name }) => [
    [messageName(members) ?? name(), readPageMessage(members, from, textOf(recordOf(item.recipient).id), appId)],
  ],
  message_edit: ({ members: { mid, text, num_edit }, from, name }) => {
    const target = textOf(mid)
    return [
      from === null || target === null
        ? [name(), { type: 'unsupported', what: 'message_edit' }]
        : [`${target}:edit:${textOf(num_edit) ?? ''}`, { type: 'edit', from, target, text: textOf(text) ?? '' }],
    ]
  },
  postback: ({ members: { mid, title, payload, referral }, from, name }) => {
    const value = textOf(payload)
    if (from === null) return [[name(), { type: 'unsupported', what: 'postback' }]]
    const pressed = { text: textOf(title) ?? '', ...(value === null ? {} : { value }) }
    return [[textOf(mid) ?? name(payload), { type: 'message', from, ...pressed, ...referralIn(referral) }]]
  },
  reaction: ({ members: { mid, action, emoji, reaction }, from, name }) => {
    const target = textOf(mid)
    if (from === null || target === null) return [[name(), { type: 'unsupported', what: 'reaction' }]]
    const isBack = action === 'unreact'
    return [
      [
        name(mid, action, emoji),
        { type: 'reaction', from, target, emoji: isBack ? null : (textOf(emoji) ?? textOf(reaction)) },
      ],
    ]
  },
  referral: ({ members, from, name }) => [
    [
      name(),
      from === null ? { type: 'ignored', why: 'referral of nobody' } : { type: 'start', from, ...referralIn(members) },
    ],
  ],
  optin: ({ members, from, name }) => [[name(members.type), readOptIn(members, from)]],
  delivery: ({ members: { mids, watermark }, from, name }) => {
    const targets = listOf(mids)
      .map(textOf)
      .filter((target) => target !== null)
    if (targets.length === 0) return [[name(), fares('delivered', null, from), timeOf(watermark)]]
    return targets.map((target) => [`${target}:delivered`, fares('delivered', target, from)])
  },
  read: ({ members: { mid, watermark }, from, name }) => {
    const target = textOf(mid)
    return [[name(target), fares('read', target, from), target === null ? timeOf(watermark) : null]]
  },
  pass_thread_control: ({ members: { new_owner_app_id }, from, appId, name }) => [
    [
      name(),
      from !== null && appId !== undefined && textOf(new_owner_app_id) === appId
        ? { type: 'handedBack', recipient: from.address }
        : { type: 'ignored', why: 'pass_thread_control' },
    ],
  ],
  'policy-enforcement': ({ members, name }) => [[name(members.action), enforced(members)]],
  policy_enforcement: ({ members, name }) => [[name(members.action), enforced(members)]],
}

/** A message that is taken back has the name of the message. */
function messageName({ mid, is_deleted }: Members): string | null {
  const id = textOf(mid)
  return id !== null && is_deleted === true ? `${id}:deleted` : id
}

/** Of one message, or without a name of all until then. */
const fares = (status: 'delivered' | 'read', target: string | null, from: Person | null): Happening => ({
  type: 'status',
  status,
  target,
  ...(from === null ? {} : { recipient: from.address }),
})

function enforced({ action, reason }: Members): Happening {
  return { type: 'error', code: textOf(action) ?? 'policy', message: textOf(reason) ?? '' }
}

/** Of a name that we make: a payload alone may have a thousand characters. */
const NAME = 200

const EVERY_ITEM = new Set(['sender', 'recipient', 'timestamp'])
const unknownIn = (item: Members): string =>
  (Object.keys(item).find((name) => !EVERY_ITEM.has(name)) ?? 'nothing').slice(0, 200)
