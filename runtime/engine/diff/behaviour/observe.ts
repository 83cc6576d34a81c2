import type { OutboundMessage } from '../../../../schemas/wire.ts'
import type { Effect } from '../../effect.ts'
import { isDeepEqual } from '../../isDeepEqual.ts'
import type { Rehearsal } from '../../scenario/Rehearsal.ts'
import { type Rename, renamed } from '../Rename.ts'
import type { DifferenceKind } from './Difference.ts'
import { sayMessages } from './sayMessages.ts'

/** What came of one happening, without names of nodes, timers and calls, which nobody sees. */
export type Observed = {
  readonly ends: readonly string[]
  readonly does: readonly string[]
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
    ends: [...(rehearsal.hasOptedOut() ? ['opted out'] : []), ...effects.flatMap(sayEnd)],
    does: effects.flatMap((effect) => sayDeed(effect, rehearsal.now())),
    says: effects.flatMap((effect) => (effect.type === 'sendMessage' ? [effect.message] : [])),
    rest,
  }
}

/** The gravest difference between the two; null when there is none. `isSameRest`: two rests that were proved to do the same. */
export function differenceOf(
  a: Observed,
  b: Observed,
  renames: readonly Rename[],
  isSameRest: (a: string, b: string) => boolean,
): { readonly kind: DifferenceKind; readonly before: string; readonly after: string } | null {
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

function sayEnds({ ends, rest }: Observed): string {
  return list(rest === null ? ends : [...ends, `waits at ${rest}`])
}

const list = (items: readonly string[]): string => (items.length === 0 ? 'nothing' : items.join('; '))

function sayEnd(effect: Effect): readonly string[] {
  switch (effect.type) {
    case 'enqueue': {
      const skills = effect.skills.map(({ skill, level }) => `${skill} ${level}`).sort()
      return [
        [
          `queue ${effect.queue}`,
          ...(skills.length === 0 ? [] : [`skills ${skills.join(' and ')}`]),
          ...(effect.priority === 0 ? [] : [`priority ${effect.priority}`]),
          ...(effect.failure === undefined ? [] : ['after a failure']),
        ].join(', '),
      ]
    }
    case 'handToBot':
      return [`bot ${effect.bot}`]
    case 'close':
      return ['closed']
    default:
      return []
  }
}

function sayDeed(effect: Effect, now: number): readonly string[] {
  switch (effect.type) {
    case 'handToBot':
      return [`tells the bot ${JSON.stringify([effect.text, effect.context])}`]
    case 'forwardToBot':
      return [`forwards ${JSON.stringify(effect.text)} to the bot`]
    case 'callRequest':
      return [`${effect.method} ${effect.url} ${JSON.stringify([effect.headers, effect.body ?? null, effect.timeout])}`]
    case 'startTimer':
      return [`waits ${(effect.at - now) / 1000} seconds`]
    case 'updateContact': {
      const { type: _, ...update } = effect
      return [`contact ${JSON.stringify(update)}`]
    }
    case 'recordOutcome':
      return [`outcome ${effect.outcome}`]
    default:
      return []
  }
}
