import type { OutboundMessage } from '../../../../schemas/wire.ts'
import { readOptionValue } from '../../../engine/match/optionValue.ts'
import type { Effect } from '../../../engine/state/effect.ts'
import { joinWords, type Value, type Words, words } from '../../../engine/words.ts'
import { isDeepEqual } from '../../isDeepEqual.ts'
import { nameSkill } from '../../nameSkill.ts'
import type { Rehearsal } from '../../scenario/Rehearsal.ts'
import { type Rename, renamed } from '../Rename.ts'
import type { DifferenceKind } from './Difference.ts'
import { sayMessages } from './sayMessages.ts'

/** What came of one happening, without names of nodes, timers and calls, which nobody sees. */
export type Observed = {
  readonly ends: readonly Value[]
  readonly does: readonly Value[]
  readonly says: readonly OutboundMessage[]
  /** the node that waits; null when none does */
  readonly rest: string | null
}

/** What happened in a rehearsal since it was last looked at. */
export function observe(rehearsal: Rehearsal, effects: readonly Effect[]): Observed {
  const conversation = rehearsal.conversation()
  const isWaiting = conversation?.owner === 'flow' || conversation?.owner === 'bot'
  const rest = isWaiting ? (conversation?.session?.node ?? null) : null
  return {
    ends: [...(rehearsal.hasOptedOut() ? [words`opted out`] : []), ...effects.flatMap(sayEnd)],
    does: effects.flatMap((effect) => sayDeed(effect, rehearsal.now())),
    says: effects.flatMap((effect) => (effect.type === 'sendMessage' ? [withoutIds(effect.message)] : [])),
    rest,
  }
}

/** What an option's button carries names its node and itself. */
function withoutIds({ quickReplies, ...message }: OutboundMessage): OutboundMessage {
  if (quickReplies === undefined) return message
  const unnamed = quickReplies.map((reply) => ({
    ...reply,
    value: readOptionValue(reply.value) === null ? reply.value : OPTION,
  }))
  return { ...message, quickReplies: unnamed }
}

const OPTION = '#'

/** The gravest difference between the two; null when there is none. `isSameRest`: two rests that were proved to do the same. */
export function differenceOf(
  a: Observed,
  b: Observed,
  renames: readonly Rename[],
  isSameRest: (a: string, b: string) => boolean,
): { readonly kind: DifferenceKind; readonly before: Value; readonly after: Value } | null {
  const [restA, restB] = [a.rest, b.rest]
  const waitsAlike =
    restA === restB ||
    (restA !== null && restB !== null && (renamed(renames, restA) === restB || isSameRest(restA, restB)))
  if (!waitsAlike || !isDeepEqual(a.ends, b.ends)) return { kind: 'ends', before: sayEnds(a), after: sayEnds(b) }
  if (!isDeepEqual(a.does, b.does)) return { kind: 'does', before: list(a.does), after: list(b.does) }
  if (isDeepEqual(a.says, b.says)) return null
  const [before, after] = sayMessages(a.says, b.says)
  return { kind: 'says', before: list(before), after: list(after) }
}

function sayEnds({ ends, rest }: Observed): Value {
  return list(rest === null ? ends : [...ends, words`waits at ${rest}`])
}

const list = (items: readonly Value[]): Value =>
  items.length === 0 ? words`nothing{:happens}` : joinWords(items, (one, other) => words`${one}; ${other}`)

function sayEnd(effect: Effect): readonly Value[] {
  switch (effect.type) {
    case 'enqueue':
      return [sayEnqueued(effect)]
    case 'handToBot':
      return [words`bot ${effect.bot}`]
    case 'close':
      return [words`closed{:conversation}`]
    default:
      return []
  }
}

function sayEnqueued({ queue, skills, priority, failure }: Extract<Effect, { type: 'enqueue' }>): Value {
  const named = skills.map(nameSkill).sort()
  const both = joinWords(named, (one, other) => words`${one} and ${other}`)
  const parts: readonly Words[] = [
    words`queue ${queue}`,
    ...(named.length === 0 ? [] : [words`skills ${both}`]),
    ...(priority === 0 ? [] : [words`priority ${priority}`]),
    ...(failure === undefined ? [] : [words`after a failure`]),
  ]
  return joinWords(parts, (one, other) => words`${one}, ${other}`)
}

function sayDeed(effect: Effect, now: number): readonly Value[] {
  switch (effect.type) {
    case 'handToBot':
      return [words`tells the bot ${JSON.stringify([effect.text, effect.context])}`]
    case 'forwardToBot':
      return [words`forwards ${JSON.stringify(effect.text)} to the bot`]
    case 'callRequest':
      return [`${effect.method} ${effect.url} ${JSON.stringify([effect.headers, effect.body ?? null, effect.timeout])}`]
    case 'startTimer':
      return [words`waits ${(effect.at - now) / 1000} seconds`]
    case 'updateContact': {
      const { type: _, ...update } = effect
      return [words`contact ${JSON.stringify(update)}`]
    }
    case 'recordOutcome':
      return [words`outcome ${effect.outcome}`]
    default:
      return []
  }
}
