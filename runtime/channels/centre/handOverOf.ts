import type { Json } from '../../../schemas/flow.ts'
import type { ConversationStore } from '../../inbound/ConversationStore.ts'
import type { HandOver } from './HandOver.ts'
import { sayTurn } from './sayTurn.ts'

type Found = NonNullable<Awaited<ReturnType<ConversationStore['find']>>>

/** An agent reads the latest of it; all of it is in the conversation here. */
const LONGEST_TRANSCRIPT = 12_000
const LONGEST_VALUE = 1_000
const MOST_VARIABLES = 50

/** What a contact centre is told of a conversation, as it stood after so many turns: always the same of the same, so that what it has taken of it is not sent again. */
export function handOverOf(
  { conversation, contact, turns }: Found,
  { queue, until, kind }: { readonly queue: string; readonly until: number; readonly kind: string },
): HandOver {
  const { channel, address, session, lastEnqueued } = conversation
  const customer = contact.name ?? 'Customer'
  return {
    conversationId: conversation.id,
    customer: { channel, kind, address, name: contact.name, language: session?.language ?? contact.language },
    queue,
    skills: lastEnqueued?.skills ?? [],
    variables: Object.fromEntries(
      Object.entries(session?.variables ?? {})
        .slice(0, MOST_VARIABLES)
        .map(shortValue),
    ),
    transcript: latest(turns.filter(({ seq }) => seq <= until).flatMap((turn) => sayTurn(turn, customer))),
  }
}

const shortValue = ([name, value]: readonly [string, Json]): readonly [string, string] => [
  name,
  (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, LONGEST_VALUE),
]

/** Whole lines, as many as there is room for. */
function latest(lines: readonly string[]): string {
  let room = LONGEST_TRANSCRIPT
  const left = lines.findLastIndex((line) => {
    room -= line.length + 1
    return room < 0
  })
  const kept = lines.slice(left + 1)
  if (kept.length === 0) return (lines.at(-1) ?? '').slice(0, LONGEST_TRANSCRIPT)
  return [...(left < 0 ? [] : ['…']), ...kept].join('\n')
}
