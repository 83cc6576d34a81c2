import { DEFAULT_THREADING_WINDOW } from '../../../engine/limits.ts'
import { restOf } from '../../../engine/nodes/traits.ts'
import { durationMs } from '../../../engine/parseDuration.ts'
import type { Conversation } from '../../../engine/turn/Conversation.ts'
import { answersFromOutside } from '../../explore/answersFromOutside.ts'
import { formatDuration } from '../../formatDuration.ts'
import type { Rehearsal } from '../../scenario/Rehearsal.ts'
import type { Give } from '../../scenario/runScenario.ts'
import type { Versions } from './Versions.ts'

/** What is tried where two versions of a conversation stand. */
export type Options = {
  readonly versions: Versions
  /** see `messagesAt`; kept by whoever asks often */
  readonly messages: (a: readonly string[], b: readonly string[]) => readonly string[]
}

/** Everything that can happen next, each a step or two of a scenario. Nothing when the two stand with different owners. */
export function givesAt(options: Options, a: Rehearsal, b: Rehearsal): readonly (readonly Give[])[] {
  const { versions } = options
  const [one, other] = [a.conversation(), b.conversation()]
  if (one === null || other === null) {
    return [...said(options.messages(entries(versions, 'a'), entries(versions, 'b'))), ...begun(versions)]
  }
  if (one.owner !== other.owner) return []
  if (one.owner === 'queue' || one.owner === 'agent') {
    const back = said(options.messages(entries(versions, 'a'), entries(versions, 'b')))
    return back.map((gives) => [{ agent: 'closes' }, ...gives])
  }
  if (one.owner === 'closed') {
    const again = said(options.messages(entries(versions, 'a'), entries(versions, 'b')))
    const window = durationMs(versions.b.release.workspace.workspace.threadingWindow ?? DEFAULT_THREADING_WINDOW)
    return [...again, ...again.map((gives): readonly Give[] => [{ after: formatDuration(window) }, ...gives])]
  }
  const [restA, restB] = [one.session?.node ?? '', other.session?.node ?? '']
  // A request holds what is said meanwhile: once is enough, or the held messages alone would be endless.
  const isHolding = (one.session?.held ?? other.session?.held ?? []).length > 0
  return [
    ...(isHolding ? [] : said(options.messages([restA], [restB]))),
    ...timeouts([a, b]),
    ...answers(versions, restA, restB),
    ...undelivered(versions, [one, other]),
  ]
}

function said(messages: readonly string[]): readonly (readonly Give[])[] {
  return messages.map((text) => [{ customer: text }])
}

function entries({ a, b }: Versions, side: 'a' | 'b'): readonly string[] {
  const { flow } = side === 'a' ? a : b
  return [flow.start.id, ...(flow.returning === null ? [] : [flow.returning.id])]
}

/** At the entries that both have. */
function begun({ a, b }: Versions): readonly (readonly Give[])[] {
  return [...a.flow.entries.keys()].filter((entry) => b.flow.entries.has(entry)).map((entry) => [{ start: { entry } }])
}

/** Until the timer of the one, and until that of the other when it is another time. */
function timeouts(sides: readonly Rehearsal[]): readonly (readonly Give[])[] {
  const waits = sides.flatMap((side) => {
    const timer = side.conversation()?.session?.timer
    const effects = side.turns().flatMap((turn) => turn.effects)
    const started = effects.findLast((effect) => effect.type === 'startTimer' && effect.timer === timer)
    return started?.type === 'startTimer' ? [formatDuration(started.at - side.now())] : []
  })
  return [...new Set(waits)].map((after) => [{ after }])
}

/** What the bot or the service may answer that has the conversation, in either version. */
function answers({ a, b }: Versions, restA: string, restB: string): readonly (readonly Give[])[] {
  const gives = [a, b].flatMap((survey, index) => {
    const node = survey.written.get(index === 0 ? restA : restB)?.node
    if (node === undefined) return []
    return [
      ...answersFromOutside(node, survey),
      ...(restOf(node)?.waitsFor === 'bot' ? [{ bot: { replies: ['…'] } }] : []),
    ]
  })
  return [...new Map(gives.map((give) => [JSON.stringify(give), [give]])).values()]
}

/** Messages of either version that may not arrive. Of a node that has another name in the other version only the settings are compared. */
function undelivered({ renames }: Versions, sides: readonly Conversation[]): readonly (readonly Give[])[] {
  const renamed = new Set(renames.flatMap(({ from, to }) => [from, to]))
  const nodes = new Set(sides.flatMap(({ session }) => session?.sent?.nodes ?? []))
  return [...nodes].filter((node) => !renamed.has(node)).map((node) => [{ undelivered: node }])
}
