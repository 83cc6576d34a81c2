import type { CompiledRelease } from '../../engine/compile/CompiledRelease.ts'
import type { Effect } from '../../engine/state/effect.ts'
import type { Event } from '../../engine/state/event.ts'
import type { Conversation } from '../../engine/turn/Conversation.ts'
import { consentWords } from '../../engine/turn/consentReply.ts'
import type { RecordedTurn } from '../../engine/turn/RecordedTurn.ts'
import type { TakenTurn } from '../../engine/turn/TakenTurn.ts'
import type { CourseStep } from './Course.ts'
import { contactBefore } from './contactBefore.ts'
import { type Pending, pendingAfter } from './Pending.ts'
import { recordedWords } from './recordedWords.ts'
import { createStage } from './Stage.ts'
import { wasOptedOut } from './wasOptedOut.ts'

/**
 * Why what the recording holds does not fit any more; from there on the replay is a guess.
 * `otherQuestion`: the customer wrote while something else was asked. `noAnswer`: a bot or service is called that was not called then.
 * `noCall`: a bot or service answers that is not called now. `withAgent`: an agent acts while the flow still has the conversation.
 */
export type Misfit = 'otherQuestion' | 'noAnswer' | 'noCall' | 'withAgent'

/** Waits in a row that nobody answers, and that the recording does not have: a flow may ask for ever. */
const SILENCES = 100

/** Plays the recorded events to the release: the steps that come of it, and what did not fit first. */
export function goAgain(
  turns: readonly RecordedTurn[],
  release: CompiledRelease,
): { readonly steps: readonly CourseStep[]; readonly misfit: Misfit | null } {
  const [first] = turns
  const steps: CourseStep[] = []
  if (first === undefined) return { steps, misfit: null }
  const channel = release.workspace.channels[first.channel]
  const stage = createStage({
    release,
    conversationId: first.conversationId,
    channel: first.channel,
    flow: first.flow ?? '',
    contact: contactBefore(turns),
    optedOut: wasOptedOut(turns, consentWords(release.workspace, channel?.kind ?? 'web')),
    returning: first.returning,
  })
  const calls = new Map<string, string>()
  let pending: Pending | null = null
  let misfit: Misfit | null = null
  let silences = 0

  const run = (
    event: Event,
    at: number,
    turnId: string,
    effects: readonly Effect[],
    known?: Parameters<typeof stage.happen>[3],
  ): TakenTurn => {
    const taken = stage.happen(event, at, turnId, known)
    pending = pendingAfter(pending, event, taken.effects, effects, at)
    if (callsUnknownBot(taken.effects, effects)) misfit ??= 'noAnswer'
    steps.push(replayedStep(taken))
    return taken
  }
  const passTime = (until: number): void => {
    for (let due = pending; due !== null && due.recorded === null && due.at <= until; due = pending) {
      silences += 1
      if (silences > SILENCES) return
      if (due.kind === 'request') misfit ??= 'noAnswer'
      const event: Event =
        due.kind === 'timer'
          ? { type: 'timeout', timer: due.id }
          : { type: 'requestFailed', call: due.id, reason: 'the recording has no answer' }
      run(event, due.at, `${due.id}.later`, [])
    }
  }

  let before: RecordedTurn | null = null
  for (const turn of turns) {
    const { event, at, turnId, effects } = turn
    passTime(at)
    const standing = stage.conversation()
    const isFlows = standing?.owner === 'flow' || standing?.owner === 'bot'
    if (event.type === 'message') {
      if (before !== null && restOf(before) !== restOfConversation(standing)) misfit ??= 'otherQuestion'
      run({ ...event, text: recordedWords(turn) }, at, turnId, effects, {
        isBlocked: turn.handledBy === 'blocked',
        hasHeard: !turn.trace.some(({ type }) => type === 'termsTold'),
        waiting: turn.trace.find((entry) => entry.type === 'waitingTold') ?? null,
      })
    } else if (event.type === 'timeout') {
      const due = pending as Pending | null // set in `run`
      if (due?.recorded === event.timer) run({ type: 'timeout', timer: due.id }, at, turnId, effects)
    } else if (event.type === 'undelivered') {
      if (!isIgnored(turn)) run(event, at, turnId, effects)
    } else if (event.type === 'noted' || event.type === 'outreach' || event.type === 'handedOver') {
      continue
    } else if (event.type === 'consentTold' || event.type === 'start') {
      run(event, at, turnId, effects)
    } else if (event.type === 'agentClosed' || event.type === 'agentReplied') {
      if (isFlows) misfit ??= 'withAgent'
      else if (event.type === 'agentClosed') {
        stage.closeAsAgent(at)
        steps.push({ owner: 'closed', waitingAt: null, effects: [], trace: [], isAgentClosed: true })
      }
    } else if (!isIgnored(turn)) {
      const call = isFlows && standing?.session?.node === calls.get(event.call) ? standing?.session?.call : undefined
      if (call === undefined || isIgnored(run({ ...event, call }, at, turnId, effects))) misfit ??= 'noCall'
    }
    for (const effect of effects)
      if (effect.type === 'handToBot' || effect.type === 'callRequest') calls.set(effect.call, effect.node)
    pending = ownTime(pending, turn)
    before = turn
  }
  if (before !== null && restOf(before) === null) passTime(Number.POSITIVE_INFINITY)
  return { steps, misfit }
}

/** What the recording has ended while it goes on here is on its own from now on. */
function ownTime(pending: Pending | null, turn: RecordedTurn): Pending | null {
  const id = pending?.recorded ?? null
  if (pending === null || id === null || isIgnored(turn)) return pending
  const { event, effects } = turn
  const hasEnded =
    (event.type === 'timeout' && event.timer === id) ||
    ('call' in event && pending.kind === 'request' && event.call === id) ||
    effects.some((effect) => effect.type === 'cancelTimer' && effect.timer === id)
  return hasEnded ? { ...pending, recorded: null } : pending
}

function callsUnknownBot(effects: readonly Effect[], recorded: readonly Effect[]): boolean {
  return effects.some(
    (effect) =>
      effect.type === 'handToBot' &&
      !recorded.some((other) => other.type === 'handToBot' && other.node === effect.node && other.bot === effect.bot),
  )
}

const isIgnored = ({ trace }: Pick<RecordedTurn, 'trace'>): boolean => trace.some(({ type }) => type === 'eventIgnored')

/** The node where a conversation waits, null when it is not the flow's. */
const restOf = ({ owner, waitingAt }: Pick<RecordedTurn, 'owner' | 'waitingAt'>): string | null =>
  owner === 'flow' || owner === 'bot' ? waitingAt : null
const restOfConversation = (conversation: Conversation | null): string | null =>
  conversation === null ? null : restOf({ owner: conversation.owner, waitingAt: conversation.session?.node ?? null })

const replayedStep = ({ conversation, effects, trace }: TakenTurn): CourseStep => ({
  owner: conversation.owner,
  waitingAt: conversation.session?.node ?? null,
  effects,
  trace,
  isAgentClosed: false,
})
