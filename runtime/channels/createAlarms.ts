import type { Delivery } from '../outbox/Carriers.ts'
import { classIn } from './deliveryOf.ts'

/** What stops a whole account until a person does something: its credentials are refused, or what it has paid for is used up. */
export type Alarm = 'auth' | 'quota'

/** `null`: messages go out again. `error`: what the platform said last, without secrets. */
export type Tell = (channel: string, alarm: Alarm | null, error: string) => void

/** Tells of an account that stops, and of one that goes again: once each, however many messages meet it. */
export function createAlarms(tell: Tell): { readonly went: (channel: string, delivery: Delivery) => void } {
  const ringing = new Map<string, Alarm>()
  return {
    went(channel, delivery) {
      if (delivery.ok) {
        if (ringing.delete(channel)) tell(channel, null, '')
        return
      }
      const failure = classIn(delivery.error)
      if ((failure !== 'auth' && failure !== 'quota') || ringing.get(channel) === failure) return
      ringing.set(channel, failure)
      tell(channel, failure, delivery.error)
    },
  }
}
