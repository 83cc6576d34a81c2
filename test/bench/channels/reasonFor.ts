import type { ChannelEvent } from '../../../runtime/channels/ChannelEvent.ts'
import type { Difference } from './Verdict.ts'

/** A way in which we are right and the data's reference parser is otherwise. */
type Deliberate = {
  readonly platforms: readonly string[]
  readonly holds: (difference: Difference, events: readonly ChannelEvent[]) => boolean
  readonly reason: string
}

const DELIBERATE: readonly Deliberate[] = [
  {
    platforms: ['whatsapp', 'twilio'],
    holds: ({ key, expected }, events) =>
      key === 'sender' &&
      events.some((event) => 'from' in event && event.from?.aliases?.includes(expected as string) === true),
    reason: 'the address is the user id, which stays when the telephone number is hidden; the number is its alias',
  },
  {
    platforms: ['whatsapp'],
    holds: ({ key }, [event]) => key === 'kind' && event?.type === 'status' && event.externalId.endsWith(':played'),
    reason: 'who has played a voice message has read it',
  },
  {
    platforms: ['whatsapp', 'messenger', 'instagram'],
    holds: ({ key }, [event]) =>
      key === 'kind' && event?.type === 'unsupported' && event.what === 'a message of nobody',
    reason: 'nobody can be made out who wrote it: it is counted, and nobody is answered',
  },
]

/** Why a difference is meant; null: it is not. */
export function reasonFor(platform: string, difference: Difference, events: readonly ChannelEvent[]): string | null {
  const found = DELIBERATE.find(({ platforms, holds }) => platforms.includes(platform) && holds(difference, events))
  return found?.reason ?? null
}
