import type { Happening, Person, Referral } from '../ChannelEvent.ts'
import { listOf, recordOf, textOf } from '../hostile.ts'
import type { Members } from '../meta/Members.ts'
import { contentOf } from './contentOf.ts'
import { personOf } from './personOf.ts'
import { readSystem } from './readSystem.ts'

/**
 * What a customer did, of the `messages` of a change; https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/reference/messages
 * `value` is that of the change: who people are, and what WhatsApp could not pass on.
 */
export function readMessage(message: Members, value: Members): Happening {
  const { type, group_id, from: number, from_user_id } = message
  if (group_id !== undefined) return { type: 'ignored', why: 'group' }
  if (type === 'system') return readSystem(message)
  const from = personOf(number, from_user_id, value.contacts)
  if (from === null) return { type: 'unsupported', what: 'a message of nobody' }
  switch (type) {
    case 'reaction': {
      const { message_id, emoji } = recordOf(message.reaction)
      return aboutMessage('reaction', message_id, from, (target) => ({
        type: 'reaction',
        from,
        target,
        emoji: textOf(emoji),
      }))
    }
    case 'edit': {
      const { original_message_id, message: edited } = recordOf(message.edit)
      const text = contentOf(recordOf(edited))?.text ?? ''
      return aboutMessage('edit', original_message_id, from, (target) => ({ type: 'edit', from, target, text }))
    }
    case 'revoke':
      return aboutMessage('revoke', recordOf(message.revoke).original_message_id, from, (target) => ({
        type: 'delete',
        from,
        target,
      }))
    case 'request_welcome':
      return { type: 'start', from, ...referralOf(message) }
    default:
      return writtenBy(from, message, value)
  }
}

function writtenBy(from: Person, message: Members, value: Members): Happening {
  const content = contentOf(message)
  // The platform's name of a message is what tells it from its double.
  if (content === null || textOf(message.id) === null) {
    return { type: 'unsupported', what: whatOf(message, value), from }
  }
  const replyTo = textOf(recordOf(message.context).id)
  return { type: 'message', from, ...content, ...(replyTo === null ? {} : { replyTo }), ...referralOf(message) }
}

function aboutMessage(
  what: string,
  target: unknown,
  from: Person,
  happening: (target: string) => Happening,
): Happening {
  const id = textOf(target)
  return id === null ? { type: 'unsupported', what, from } : happening(id)
}

/** The advertisement or post that they came through. */
function referralOf(message: Members): { readonly referral?: Referral } {
  const { source_type, source_id } = recordOf(message.referral)
  const [source, payload] = [textOf(source_type), textOf(source_id)]
  if (source === null && payload === null) return {}
  return { referral: { ...(source === null ? {} : { source }), ...(payload === null ? {} : { payload }) } }
}

/** The type, the type behind it, and the platform's code of why it does not say more. */
function whatOf({ type, unsupported, interactive, errors }: Members, value: Members): string {
  const [error] = [...listOf(errors), ...listOf(value.errors)].map(recordOf)
  const words = [type, recordOf(unsupported).type, recordOf(interactive).type, error?.code].map(textOf)
  return (
    words
      .filter((word) => word !== null)
      .join(' ')
      .slice(0, 200) || 'message'
  )
}
