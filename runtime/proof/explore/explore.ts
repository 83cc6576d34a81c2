import type { CompiledRelease } from '../../engine/compile/CompiledRelease.ts'
import { restOf } from '../../engine/nodes/traits.ts'
import { durationMs } from '../../engine/parseDuration.ts'
import { scheduleAt } from '../../engine/schedule/scheduleAt.ts'
import { createRehearsal, type Rehearsal, type RehearsedTurn } from '../scenario/Rehearsal.ts'
import { type Give, letHappen, withEmergencies } from '../scenario/runScenario.ts'
import { A_WHILE, type Alphabet, alphabetOf } from './alphabetOf.ts'
import { breadthFirst, type Searched, type Space } from './breadthFirst.ts'
import type { Opening } from './openingsFor.ts'
import { readersFrom } from './readersFrom.ts'
import type { Detail } from './wordsFor.ts'

/** A conversation as far as it has come. It is not to be gone on with: fork it. */
export type Reached = {
  readonly opening: Opening
  readonly gives: readonly Give[]
  readonly rehearsal: Rehearsal
  /** what the last give brought about; nothing at an opening */
  readonly turns: readonly RehearsedTurn[]
  /** the conversation before the last give; null at an opening */
  readonly previous: Reached | null
}

/**
 * Every conversation that the alphabet can make of a flow, the shortest first, each place gone on from once; the real engine decides each
 * turn. `limit` bounds the places. A flow that cannot run has no conversations.
 */
export function* explore(
  release: CompiledRelease,
  flowId: string,
  { detail = 'exits', limit = 20_000 }: { readonly detail?: Detail; readonly limit?: number } = {},
): Generator<Reached, Searched, void> {
  const space = conversationsOf(release, flowId, detail)
  return space === null ? { isComplete: true, states: 0 } : yield* breadthFirst<Reached>({ ...space, limit })
}

/** The same conversations for a search of another order; null when the flow cannot run. */
export function conversationsOf(
  release: CompiledRelease,
  flowId: string,
  detail: Detail,
): Omit<Space<Reached>, 'limit'> | null {
  const alphabet = alphabetOf(release, flowId, detail)
  if (alphabet === null) return null
  const releases = new Map<string, CompiledRelease>()
  const releaseFor = ({ emergency }: Opening): CompiledRelease => {
    const key = JSON.stringify(emergency ?? {})
    const found = releases.get(key) ?? withEmergencies(release, emergency)
    releases.set(key, found)
    return found
  }
  return {
    start: alphabet.openings.map((opening) => ({
      opening,
      gives: [],
      rehearsal: createRehearsal(releaseFor(opening), flowId, opening),
      turns: [],
      previous: null,
    })),
    *next(reached) {
      const { opening, gives, rehearsal } = reached
      for (const give of alphabet.givesAt(rehearsal)) {
        const fork = rehearsal.fork()
        if (letHappen(fork, give) !== null) continue
        fork.takeEffects()
        yield {
          opening,
          gives: [...gives, give],
          rehearsal: fork,
          turns: fork.turns().slice(rehearsal.turns().length),
          previous: reached,
        }
      }
    },
    keyOf: createKey(alphabet, detail),
  }
}

/** What the further course of a conversation depends on. Names of turns, timers and calls are none of it. */
function createKey({ survey }: Alphabet, detail: Detail): (reached: Reached) => string {
  const { flow, written, compared, splits, schedules, copiesVariables, asksHoursAgain } = survey
  const readsText = new Map<string, boolean>()
  function isTextReadAfter(rest: string | null): boolean {
    if (rest === null) return true
    const known = readsText.get(rest)
    if (known !== undefined) return known
    const node = written.get(rest)?.node
    const resting = node === undefined ? null : restOf(node)
    const exits = [...(flow.nodes.get(rest)?.exits ?? [])].flatMap(([exit, to]) =>
      resting?.message === 'answer' && resting.needsWords(exit) ? [] : [to],
    )
    const found = readersFrom(survey, exits, false).length > 0
    readsText.set(rest, found)
    return found
  }
  const isEverything = detail === 'all' || copiesVariables
  const matters = (name: string) => isEverything || compared.has(`vars.${name}`)
  const only = (values: { readonly [name: string]: unknown }) =>
    Object.entries(values)
      .filter(([name]) => matters(name))
      .sort(([a], [b]) => (a < b ? -1 : 1))

  return ({ opening, rehearsal }) => {
    const conversation = rehearsal.conversation()
    const contact = rehearsal.contact()
    const session = conversation?.session ?? null
    const isUnderWay = conversation?.owner === 'flow' || conversation?.owner === 'bot'
    const now = rehearsal.now()
    const verdicts = schedules.map((id) => {
      const schedule = flow.schedules.get(id)
      // The opening says which emergencies hold; here the clock alone counts.
      if (schedule === undefined) return ''
      const verdictIn = (ms: number) => scheduleAt({ ...schedule, emergency: false }, now + ms).verdict
      // Who comes shortly before a change may meet it; for all others it is as it is.
      return asksHoursAgain ? `${verdictIn(0)} ${verdictIn(durationMs(A_WHILE))}` : verdictIn(0)
    })
    return JSON.stringify([
      opening.channel,
      opening.emergency,
      verdicts,
      splits.length > 0 || compared.has('contact.id') ? contact.id : '',
      { ...contact, id: '' },
      rehearsal.hasOptedOut(),
      conversation?.owner,
      conversation !== null && now === conversation.lastActivityAt,
      isUnderWay && session !== null
        ? [
            session.node,
            session.language,
            only(session.variables),
            Object.entries(session.scopes ?? {}).map(([path, values]) => [path, only(values)]),
            session.attempts,
            session.held,
            session.sent?.nodes,
            session.sent !== undefined || isTextReadAfter(session.node) ? session.text : '',
            compared.has('bot.outcome') ? session.botOutcome : '',
            compared.has('request.status') ? session.requestStatus : '',
            detail === 'all' ? [session.skills, session.schedule, session.greeted] : [],
          ]
        : [detail === 'all' ? conversation?.lastEnqueued : null, conversation?.lastAgentAt === null],
    ])
  }
}
