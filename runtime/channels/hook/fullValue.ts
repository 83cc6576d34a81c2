import { repliesOf } from '../../engine/match/offeredReplies.ts'
import type { ConversationStore } from '../../inbound/ConversationStore.ts'
import type { ChannelEvent } from '../ChannelEvent.ts'
import { isShortName, valueNamed } from '../layOut/shortName.ts'

/** So far back a button is looked for: an older one is pressed as what it says. */
const TURNS = 100

/** The press of a button whose value was too long for its platform, with the value instead of the short name that came back. */
export async function withFullValue(
  event: ChannelEvent,
  channel: string,
  address: string,
  turnsWith: ConversationStore['turnsWith'],
): Promise<ChannelEvent> {
  if (event.type !== 'message' || event.value === undefined || !isShortName(event.value)) return event
  const turns = await turnsWith({ channel, address, limit: TURNS })
  const sent = turns.flatMap(({ effects }) =>
    effects.flatMap((effect) => (effect.type === 'sendMessage' ? repliesOf(effect.message) : [])),
  )
  const full = valueNamed(event.value, sent)
  if (typeof full === 'string') return { ...event, value: full }
  const { value: _, ...said } = event
  return said
}
