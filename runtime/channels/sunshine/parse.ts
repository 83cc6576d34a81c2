import { own } from '../../engine/own.ts'
import type { HookRequest } from '../Adapter.ts'
import type { ChannelEvent, Happening } from '../ChannelEvent.ts'
import { isoTimeOf, jsonOf, listOf, recordOf, textOf } from '../hostile.ts'
import { personOf } from './personOf.ts'
import { readMessage } from './readMessage.ts'

type Members = { readonly [name: string]: unknown }

const READERS: { readonly [type: string]: (payload: Members) => Happening } = {
  'conversation:message': readMessage,
  'conversation:postback': readPostback,
  'conversation:referral': readReferral,
  'conversation:read': readReceipt('read'),
  'conversation:message:delivery:channel': readReceipt('sent'),
  'conversation:message:delivery:user': readReceipt('delivered'),
  'conversation:message:delivery:failure': readReceipt('failed'),
  'user:merge': readMerge,
  'switchboard:passControl': readControl('activeSwitchboardIntegration'),
  'switchboard:offerControl': readControl('pendingSwitchboardIntegration'),
  'switchboard:releaseControl': readControl('activeSwitchboardIntegration'),
}

/** The events of a webhook, in its order. A message is known by its own id, everything else by that of the event. */
export function parse({ rawBody }: HookRequest): readonly ChannelEvent[] {
  const body = recordOf(jsonOf(rawBody))
  const account = textOf(recordOf(body.app).id)
  const events = listOf(body.events).map(recordOf)
  if (body.events === undefined) return [{ externalId: '', account, at: null, type: 'unsupported', what: 'no events' }]
  return events.map(({ id, type, createdAt, payload }): ChannelEvent => {
    const members = recordOf(payload)
    const name = textOf(type) ?? 'nothing'
    const read = own(READERS, name)
    const message = name === 'conversation:message' ? recordOf(members.message) : {}
    const externalId = textOf(message.id) ?? textOf(id) ?? ''
    const at = isoTimeOf(message.received) ?? isoTimeOf(createdAt)
    return { externalId, account, at, ...(read === undefined ? { type: 'ignored', why: name } : read(members)) }
  })
}

function readPostback({ user, conversation, postback }: Members): Happening {
  const from = personOf(user, conversation)
  const { payload, metadata, title } = recordOf(postback)
  const value = textOf(payload) ?? textOf(recordOf(metadata).value)
  if (from === null || value === null) return { type: 'unsupported', what: 'a postback without a user or payload' }
  return { type: 'message', from, text: textOf(title) ?? '', value }
}

function readReferral({ user, conversation, referral }: Members): Happening {
  const from = personOf(user, conversation)
  if (from === null) return { type: 'unsupported', what: 'a referral without a user' }
  const { code, name, details } = recordOf(referral)
  const source = textOf(recordOf(details).source) ?? textOf(name)
  const payload = textOf(code) ?? textOf(recordOf(details).ref)
  return {
    type: 'start',
    from,
    referral: { ...(source === null ? {} : { source }), ...(payload === null ? {} : { payload }) },
  }
}

function readReceipt(status: (Happening & { readonly type: 'status' })['status']) {
  return ({ user, message, error }: Members): Happening => {
    const [target, recipient, code] = [recordOf(message).id, recordOf(user).id, recordOf(error).code].map(textOf)
    // Reading is told of a conversation, and of an agent's as well.
    if (!target && (status !== 'read' || !recipient)) return { type: 'ignored', why: 'a receipt of nothing' }
    return {
      type: 'status',
      status,
      target: target ?? null,
      ...(recipient ? { recipient } : {}),
      ...(code ? { code } : {}),
    }
  }
}

/** Two users turned out to be one. */
function readMerge({ mergedUsers }: Members): Happening {
  const { surviving, discarded } = recordOf(mergedUsers)
  const [to, from] = [textOf(recordOf(surviving).id), textOf(recordOf(discarded).id)]
  if (to === null || from === null) return { type: 'unsupported', what: 'a merge of nobody' }
  return { type: 'identityChanged', from: { address: from }, to: { address: to } }
}

/** The switchboard gives a conversation to us, or whoever had it lets go of it: they are done. What it gives to Zendesk's own, to people or bots, is theirs. */
function readControl(whose: 'activeSwitchboardIntegration' | 'pendingSwitchboardIntegration') {
  return ({ conversation }: Members): Happening => {
    const { id, [whose]: integration } = recordOf(conversation)
    const recipient = textOf(id)
    if (recipient === null) return { type: 'ignored', why: 'control of nothing' }
    const isTheirs = (textOf(recordOf(integration).integrationType) ?? '').startsWith('zd:')
    return isTheirs ? { type: 'ignored', why: 'control of others' } : { type: 'handedBack', recipient }
  }
}
