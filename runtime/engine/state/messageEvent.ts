import type { ReceivedAttachment } from '../../../schemas/wire.ts'
import { readOptionValue } from '../match/optionValue.ts'
import type { MessageEvent } from './event.ts'

/**
 * A customer's message as an event. A button's value that names an option stands beside its label; any other is what its author wants to be
 * received, and stands for the text as well.
 */
export function messageEvent(text: string, value?: string, attachments?: readonly ReceivedAttachment[]): MessageEvent {
  const isOption = value !== undefined && readOptionValue(value) !== null
  return {
    type: 'message',
    text: value === undefined || isOption ? text : value,
    ...(value === undefined ? {} : { value }),
    ...(attachments === undefined ? {} : { attachments }),
  }
}
