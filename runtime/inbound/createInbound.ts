import type { InboundAnswer } from '../../schemas/wire.ts'
import { AppError } from '../AppError.ts'
import type { Arrival, Sender } from './Arrival.ts'
import { accept } from './accept.ts'
import { begin } from './begin.ts'
import { choose } from './choose.ts'
import type { Decided } from './Decided.ts'
import { decideArrival } from './decideArrival.ts'
import { enact } from './enact.ts'
import { finish } from './finish.ts'
import { gatherBatches, type Progress, type Refusal } from './gatherBatches.ts'
import type { HostEvents } from './HostEvents.ts'
import type { Releases } from './Releases.ts'
import { slotOf } from './slotOf.ts'
import { createStrangers, type Strangers } from './strangers.ts'
import type { DecideAll, Loaded, TurnStore, TurnWrite } from './TurnStore.ts'

export type InboundDeps = {
  readonly store: TurnStore
  readonly releases: Releases
  readonly events: HostEvents
  /** `slot` is the thread's, see `slotOf` */
  readonly newId: (prefix: 't' | 'c' | 'u', slot: number) => string
  readonly hasPush: (channelId: string) => boolean
  /** batches under way at once: 1 on PGlite, which has one connection */
  readonly lanes: number
  /** told of every decided turn and of every failure, for metrics */
  readonly observe?: (seen: {
    readonly batch: number
    readonly decideMs: number
    readonly writes: readonly TurnWrite[]
  }) => void
  /** told of every message that was not taken in */
  readonly refused?: (why: Refusal) => void
}

export type Inbound = {
  /** Decides an arrival; resolves when the turn is on disk. Rejects with an `AppError` when it is not: the caller must send it again. */
  readonly receive: (arrival: Arrival) => Promise<InboundAnswer>
  readonly progress: () => Progress
  /** whether messages are refused just now, whoever sends them: one need not be read to be told so */
  readonly isOverloaded: () => boolean
  /** resolves when nothing is under way any more */
  readonly drain: () => Promise<void>
}

/** The conflicts (another host was quicker) and release loads after which an arrival is given up. */
const TRIES = 6

/** The turn: accept → begin → choose → decideArrival → enact → finish, for batches of arrivals of different conversations. */
export function createInbound(deps: InboundDeps): Inbound {
  const strangers = createStrangers()
  const { receive, refusalOf, isOverloaded, progress, drain } = gatherBatches<Arrival, InboundAnswer, Kind>({
    lanes: deps.lanes,
    keyOf: threadKey,
    // A conversation may be one that a sender of the batch has; and strangers are not looked up.
    kindOf: ({ from }, thread) => {
      if ('conversationId' in from) return 'conversation'
      return strangers.isSupposed(thread) ? 'stranger' : 'sender'
    },
    run: (arrivals, kind) => runBatch(arrivals, kind === 'stranger', { ...deps, strangers }),
  })
  return {
    receive: (arrival) => {
      const refusal = isRepeatable(arrival) ? refusalOf(arrival) : null
      if (refusal === null) return receive(accept(arrival))
      deps.refused?.(refusal)
      return Promise.reject(refusal === 'tooMany' ? tooManyError() : overloadError())
    },
    progress,
    isOverloaded,
    drain,
  }
}

type Kind = 'conversation' | 'sender' | 'stranger'
type Deps = InboundDeps & { readonly strangers: Strangers }

const REPEATABLE: ReadonlySet<Arrival['event']['type']> = new Set(['message', 'outreach', 'start'])
/** A customer's message is sent again by its channel, a first word of ours is asked for again; a timer, a bot's answer or an agent's word is not. */
const isRepeatable = ({ from, event }: Arrival): boolean => REPEATABLE.has(event.type) && 'channel' in from

const RETRY_S = 2
function tooManyError(): AppError {
  const detail = 'This sender has too many messages that wait to be decided. Send it again in a moment.'
  return new AppError('tooManyRequests', { detail, retryAfter: RETRY_S })
}
export function overloadError(): AppError {
  const detail = 'More messages come in than can be decided just now. Send it again in a moment.'
  return new AppError('unavailable', { detail, retryAfter: RETRY_S })
}

function threadKey({ from }: Arrival): string {
  return 'conversationId' in from ? from.conversationId : `${from.channel}\n${from.address}`
}

type Outcome =
  | { readonly is: 'answered'; readonly answer: InboundAnswer }
  | { readonly is: 'refused'; readonly error: unknown }
  | { readonly is: 'again'; readonly load?: string }
  | { readonly is: 'decided'; readonly write: TurnWrite }

/** Answers in the order of the arrivals; a batch that fails as a whole is decided one by one, so that one bad message harms no other. */
async function runBatch(
  arrivals: readonly Arrival[],
  areStrangers: boolean,
  deps: Deps,
  mayTryAgain = true,
): Promise<readonly PromiseSettledResult<InboundAnswer>[]> {
  try {
    return await attempt(arrivals, areStrangers, deps, 1)
  } catch (error) {
    // What was under way may be stored: then it is found as a duplicate. A database that is away is no fault of one message.
    if (isUnavailable(error) && mayTryAgain) return runBatch(arrivals, areStrangers, deps, false)
    if (arrivals.length === 1 || isUnavailable(error)) {
      return arrivals.map(() => ({ status: 'rejected', reason: unavailable(error) }))
    }
    const alone = await Promise.all(arrivals.map((arrival) => runBatch([arrival], areStrangers, deps)))
    return alone.flat()
  }
}

async function attempt(
  arrivals: readonly Arrival[],
  areStrangers: boolean,
  deps: Deps,
  tries: number,
): Promise<readonly PromiseSettledResult<InboundAnswer>[]> {
  let outcomes: readonly Outcome[] = []
  let decideMs = 0
  const decideAll: DecideAll = (loaded) => {
    const started = performance.now()
    outcomes = arrivals.map((arrival, index) => decideOne(arrival, loaded[index], deps))
    decideMs = performance.now() - started
    return outcomes.map((outcome) => (outcome.is === 'decided' ? outcome.write : null))
  }
  const results = await (areStrangers
    ? deps.store.runStrangers(arrivals, decideAll)
    : deps.store.runBatch(arrivals, decideAll, { waiting: deps.releases.sayWaiting() }))
  const again: number[] = []
  const written: TurnWrite[] = []
  const settled = outcomes.map((outcome, index): PromiseSettledResult<InboundAnswer> => {
    if (outcome.is === 'answered') return { status: 'fulfilled', value: outcome.answer }
    // What is refused of a stranger may be right of whoever it really is.
    if (outcome.is === 'refused' && !areStrangers) return { status: 'rejected', reason: outcome.error }
    if (outcome.is === 'decided' && results[index] === 'written') {
      written.push(outcome.write)
      return { status: 'fulfilled', value: outcome.write.answer }
    }
    again.push(index)
    return {
      status: 'rejected',
      reason: new AppError('unavailable', { detail: 'Another host was quicker. Send it again.' }),
    }
  })
  deps.observe?.({ batch: arrivals.length, decideMs, writes: written })
  for (const { arrival, contact } of written) {
    if ('channel' in arrival.from) deps.strangers.learn(threadKey(arrival), contact.isNew)
  }
  finish(written, deps.events)
  if (again.length === 0 || tries >= TRIES) return settled
  for (const outcome of outcomes) {
    if (outcome.is === 'again' && outcome.load !== undefined) await deps.releases.load(outcome.load)
  }
  const retried = await attempt(
    again.flatMap((index) => arrivals[index] ?? []),
    false,
    deps,
    tries + 1,
  )
  return settled.map((result, index) => {
    const at = again.indexOf(index)
    return at < 0 ? result : (retried[at] ?? result)
  })
}

function decideOne(arrival: Arrival, loaded: Loaded | undefined, deps: Deps): Outcome {
  try {
    if (loaded === undefined) return { is: 'again' }
    if (loaded.duplicate !== null) return { is: 'answered', answer: { ...loaded.duplicate, duplicate: true } }
    // One digest a turn: all of its ids are of one thread.
    let slot: number | undefined
    const slotOfThread = ({ channel, address }: Sender): number => {
      slot ??= slotOf(channel, address)
      return slot
    }
    const begun = begin(arrival, loaded, (sender) => deps.newId('u', slotOfThread(sender)))
    if (begun === null)
      return { is: 'refused', error: new AppError('notFound', { detail: 'There is no such conversation.' }) }
    const chosen = choose(begun, deps.releases)
    if (!chosen.ok) return { is: 'again', load: chosen.missing }
    const turnId = deps.newId('t', slotOfThread(begun.sender))
    const ids = { turnId, newConversationId: deps.newId('c', slotOfThread(begun.sender)) }
    const taken = decideArrival(arrival, begun, chosen, ids)
    const decided: Decided = { arrival, begun, taken, live: chosen.live, turnId }
    return { is: 'decided', write: enact(decided, deps.hasPush) }
  } catch (error) {
    return { is: 'refused', error }
  }
}

const isUnavailable = (error: unknown): boolean => error instanceof AppError && error.code === 'unavailable'

function unavailable(error: unknown): AppError {
  if (error instanceof AppError) return error
  return new AppError('unavailable', { detail: 'The message could not be stored. Send it again.' }, { cause: error })
}
