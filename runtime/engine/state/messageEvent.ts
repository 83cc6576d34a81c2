import type { ReceivedAttachment } from '../../../schemas/wire.ts'
import { readOptionValue } from '../match/optionValue.ts'
import type { MessageEvent } from './event.ts'

/**
 * A customer's message as an event. A button's value that names an option stays beside its label; any other is what its author wants to be
 * received, and stands for the text.
 */
export function messageEvent(text: string, value?: string, attachments?: readonly ReceivedAttachment[]): MessageEvent {
  const isOption = value !== undefined && readOptionValue(value) !== null
  return {
    type: 'message',
    text: value === undefined || isOption ? text : value,
    ...(isOption ? { value } : {}),
    ...(attachments === undefined ? {} : { attachments }),
  }
}
