import type { TranscriptLine } from '../../schemas/wire.ts'
import type { StoredTurn } from '../inbound/ConversationStore.ts'
import { centreAgent } from '../inbound/contactCentre.ts'
import type { Fares } from '../outbox/Receipt.ts'

type Said = Pick<StoredTurn, 'id' | 'at' | 'event' | 'effects'>

/** The delivery of a turn's effect, as `enact` names it. */
const deliveryOf = (turnId: string, effect: number): string => `${turnId}.o${effect}`

/** The deliveries of what was said in turns. */
export const deliveriesOf = (turns: readonly Said[]): readonly string[] =>
  turns.flatMap(({ id, effects }) =>
    effects.flatMap(({ type }, index) => (type === 'sendMessage' ? [deliveryOf(id, index)] : [])),
  )

/** What was said in a turn, in order. The journal is the only place where it is kept. `fares`: how deliveries do. */
export function transcriptOf(
  { id, at, event, effects }: Said,
  fares: ReadonlyMap<string, Fares> = new Map(),
): readonly TranscriptLine[] {
  const place = { turnId: id, at: new Date(at).toISOString() }
  const lines: TranscriptLine[] = []
  if (event.type === 'message') {
    const { type: _, value: _value, begins: _begins, referral: _referral, isAnswered: _isAnswered, ...said } = event
    lines.push({ ...place, from: 'customer', ...said })
  }
  if (event.type === 'noted') {
    const { type: _, emoji, ...noted } = event
    lines.push({
      ...place,
      from: 'customer',
      ...noted,
      ...(emoji === undefined || emoji === null ? {} : { text: emoji }),
    })
  }
  if (event.type === 'consentTold') lines.push({ ...place, from: 'customer', what: event.word })
  if (event.type === 'handedOver') {
    const { to, refused } = event
    const what =
      refused === undefined ? { what: 'handedOver' as const } : { what: 'handOverRefused' as const, reason: refused }
    lines.push({ ...place, from: 'agent', agent: centreAgent(to), ...what })
  }
  if (event.type === 'agentReplied' && event.elsewhere === true) {
    for (const message of event.messages) lines.push({ ...place, from: 'agent', agent: event.agent, ...message })
  }
  // A bot's replies are the first things that its turn sends.
  let fromBot = event.type === 'botReplied' ? event.replies.length : 0
  for (const [index, effect] of effects.entries()) {
    if (effect.type !== 'sendMessage') continue
    const { status, reason = null } = fares.get(deliveryOf(id, index)) ?? {}
    const faring = { ...(status === undefined ? {} : { status }), ...(reason === null ? {} : { reason }) }
    if (event.type === 'agentReplied')
      lines.push({ ...place, from: 'agent', agent: event.agent, ...effect.message, ...faring })
    else lines.push({ ...place, from: fromBot > 0 ? 'bot' : 'flow', ...effect.message, ...faring })
    fromBot -= 1
  }
  return lines
}
