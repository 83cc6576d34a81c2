import type { Misfit } from './goAgain.ts'
import type { Replayed } from './replayConversation.ts'

/** A conversation that shows it: the shortest, and of those the first by id. */
export type ReplayExample = Pick<Replayed, 'conversationId' | 'turns' | 'said'>
export type ReplayCount = { readonly count: number; readonly example: ReplayExample | null }

/** What a release would have made of the recorded conversations. */
export type ReplayReport = {
  readonly conversations: number
  readonly turns: number
  /** conversations that end elsewhere */
  readonly changed: number
  /** most frequent first; `guessed`: how many of them rest on recorded answers that do not fit any more */
  readonly changes: readonly (ReplayCount & { readonly from: string; readonly to: string; readonly guessed: number })[]
  /** conversations in which the customer is asked more often than before */
  readonly gainedWaiting: ReplayCount
  readonly lostWaiting: ReplayCount
  readonly newFailures: readonly (ReplayCount & { readonly code: string })[]
  /** conversations in which what was recorded does not fit any more, whether they end elsewhere or not */
  readonly diverged: readonly (ReplayCount & { readonly why: Misfit })[]
  /** conversations that depend on what the recording does not hold; they count nowhere else */
  readonly untold: number
}

/** Adds up replays as they come. Keeps one example each, so its size does not grow with the recording. */
export function tallyReplays(): { readonly add: (replayed: Replayed) => void; readonly report: () => ReplayReport } {
  const changes = new Map<string, { from: string; to: string; guessed: number; tally: Tally }>()
  const failures = new Map<string, Tally>()
  const misfits = new Map<Misfit, Tally>()
  const gained = createTally()
  const lost = createTally()
  let conversations = 0
  let turns = 0
  let changed = 0
  let untold = 0

  return {
    add(replayed) {
      conversations += 1
      turns += replayed.turns
      if (!replayed.isTold) {
        untold += 1
        return
      }
      const { difference, misfit, waits } = replayed
      if (difference !== null) {
        changed += 1
        const key = JSON.stringify([difference.from, difference.to])
        const change = changes.get(key) ?? { ...difference, guessed: 0, tally: createTally() }
        changes.set(key, change)
        if (misfit !== null) change.guessed += 1
        count(change.tally, replayed)
      }
      if (waits > 0) count(gained, replayed)
      if (waits < 0) count(lost, replayed)
      for (const code of replayed.newFailures) count(tallyIn(failures, code), replayed)
      if (misfit !== null) count(tallyIn(misfits, misfit), replayed)
    },
    report: () => ({
      conversations,
      turns,
      changed,
      changes: [...changes.values()]
        .map(({ from, to, guessed, tally }) => ({ from, to, ...tally, guessed }))
        .sort((a, b) => b.count - a.count || compare(a.from, b.from) || compare(a.to, b.to)),
      gainedWaiting: { ...gained },
      lostWaiting: { ...lost },
      newFailures: [...failures]
        .map(([code, tally]) => ({ code, ...tally }))
        .sort((a, b) => b.count - a.count || compare(a.code, b.code)),
      diverged: [...misfits]
        .map(([why, tally]) => ({ why, ...tally }))
        .sort((a, b) => b.count - a.count || compare(a.why, b.why)),
      untold,
    }),
  }
}

type Tally = { count: number; example: ReplayExample | null }
const createTally = (): Tally => ({ count: 0, example: null })

function tallyIn<Key>(tallies: Map<Key, Tally>, key: Key): Tally {
  const tally = tallies.get(key) ?? createTally()
  tallies.set(key, tally)
  return tally
}

function count(tally: Tally, { conversationId, turns, said }: ReplayExample): void {
  tally.count += 1
  const { example } = tally
  const isBetter =
    example === null ||
    turns < example.turns ||
    (turns === example.turns && compare(conversationId, example.conversationId) < 0)
  if (isBetter) tally.example = { conversationId, turns, said }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
