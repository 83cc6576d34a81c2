import type { Value } from '../../../engine/words.ts'
import type { Opening } from '../../explore/openingsFor.ts'
import type { Survey } from '../../explore/Survey.ts'
import type { Rehearsal } from '../../scenario/Rehearsal.ts'
import { type Give, letHappen } from '../../scenario/runScenario.ts'
import type { DifferenceKind } from './Difference.ts'
import { differenceOf, observe } from './observe.ts'
import { readsOldText } from './segmentOf.ts'
import type { Versions } from './Versions.ts'

/** One conversation in both versions, and what its last step did differently. */
export type Pair = {
  readonly opening: Opening
  readonly gives: readonly Give[]
  readonly a: Rehearsal
  readonly b: Rehearsal
  readonly difference: { readonly kind: DifferenceKind; readonly before: Value; readonly after: Value } | null
}

/** Both go on, by the same steps. */
export function goOn(
  pair: Pair,
  gives: readonly Give[],
  versions: Versions,
  isSameRest: (a: string, b: string) => boolean,
): Pair {
  const [a, b] = [pair.a, pair.b].map((rehearsal) => {
    const fork = rehearsal.fork()
    for (const give of gives) letHappen(fork, give)
    return fork
  }) as [Rehearsal, Rehearsal] // two of two
  const [one, other] = [observe(a, a.takeEffects()), observe(b, b.takeEffects())]
  const difference = differenceOf(one, other, versions.renames, isSameRest)
  return { opening: pair.opening, gives: [...pair.gives, ...gives], a, b, difference }
}

/** What decides how a pair can go on. The instant counts only through the opening: what schedules say later is another opening. */
export function keyOf({ opening, a, b }: Pair, versions: Versions): string {
  return JSON.stringify([opening, standing(versions.a, a), standing(versions.b, b)])
}

/** How a conversation stands, without what only names it. Once a queue has it or it is closed, all that counts is who comes back. */
export function standing(survey: Survey, rehearsal: Rehearsal): unknown {
  const conversation = rehearsal.conversation()
  const { id: _, ...contact } = rehearsal.contact()
  if (conversation === null) return null
  const { owner, session } = conversation
  if (session === null || (owner !== 'flow' && owner !== 'bot')) return [owner, contact, rehearsal.hasOptedOut()]
  const { release: __, timer: ___, call: ____, sent, text, ...kept } = session
  const old = sent !== undefined || readsOldText(survey, session.node ?? '') ? text : null
  return [owner, contact, rehearsal.hasOptedOut(), kept, old ?? null, sent?.nodes ?? null]
}
