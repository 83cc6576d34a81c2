import type { CompiledRelease } from '../../engine/compile/CompiledRelease.ts'
import type { RecordedTurn } from '../../engine/turn/RecordedTurn.ts'
import { type Course, type CourseStep, courseOf } from './Course.ts'
import { goAgain, type Misfit } from './goAgain.ts'
import { readsHidden } from './recordedWords.ts'

/** What would have become of a recorded conversation. */
export type Replayed = {
  readonly conversationId: string
  readonly turns: number
  /** what the customer wrote first, as far as the recording holds it */
  readonly said: readonly string[]
  /** the first end that is another one; null: it ends as it did */
  readonly difference: { readonly from: string; readonly to: string } | null
  /** how often more the customer is asked for something; negative: less often */
  readonly waits: number
  /** codes of what fails and did not fail then */
  readonly newFailures: readonly string[]
  readonly misfit: Misfit | null
  /** false when it depends on what the recording does not hold: then nothing else is to be believed */
  readonly isTold: boolean
}

/**
 * Runs the events of one conversation, in order from its first, against a release, on the clock of the recording. Bots and services answer what they
 * answered. A wait that the recording has too ends as it did there; another ends in its own time. Once the recording is over the customer stays
 * silent, unless the recording was cut off in a wait. Pure; never throws.
 */
export function replayConversation(turns: readonly RecordedTurn[], release: CompiledRelease): Replayed {
  const recorded = courseOf(turns.map(recordedStep))
  const channel = turns[0]?.channel ?? ''
  const isRefused = !Object.hasOwn(release.workspace.channels, channel)
  const { steps, misfit } = isRefused ? NOTHING_HAPPENED : goAgain(turns, release)
  const replayed = isRefused ? { ...courseOf([]), ends: [`refused, no channel ${channel}`] } : courseOf(steps)
  const isHidden = turns.some(({ texts }) => texts !== undefined)
  return {
    conversationId: turns[0]?.conversationId ?? '',
    turns: turns.length,
    said: saidIn(turns),
    difference: firstDifference(recorded, replayed),
    waits: replayed.waits - recorded.waits,
    newFailures: without(replayed.failures, recorded.failures),
    misfit,
    isTold: !isHidden || ![...turns, ...steps].some(({ trace }) => readsHidden(trace)),
  }
}

const SAID = 3
const SAID_LENGTH = 120

function saidIn(turns: readonly RecordedTurn[]): readonly string[] {
  const said: string[] = []
  for (const { event, texts } of turns) {
    if (said.length === SAID) break
    if (event.type === 'message' && texts === undefined) said.push(event.text.slice(0, SAID_LENGTH))
  }
  return said
}

const recordedStep = ({ owner, waitingAt, effects, trace, event }: RecordedTurn): CourseStep => ({
  owner,
  waitingAt,
  effects,
  trace,
  isAgentClosed: event.type === 'agentClosed',
})

const NOTHING = 'nothing more'
const NOTHING_HAPPENED: ReturnType<typeof goAgain> = { steps: [], misfit: null }

function firstDifference({ ends }: Course, now: Course): Replayed['difference'] {
  for (let index = 0; index < Math.max(ends.length, now.ends.length); index += 1) {
    const from = ends[index] ?? NOTHING
    const to = now.ends[index] ?? NOTHING
    if (from !== to) return { from, to }
  }
  return null
}

/** What `all` has more often than `known`, each once. */
function without(all: readonly string[], known: readonly string[]): readonly string[] {
  const times = (list: readonly string[], code: string) => list.filter((other) => other === code).length
  return [...new Set(all)].filter((code) => times(all, code) > times(known, code)).sort()
}
