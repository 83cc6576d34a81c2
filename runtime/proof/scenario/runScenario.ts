import type { Scenario, Step } from '../../../schemas/scenarios.ts'
import { type CompiledRelease, compileRelease } from '../../engine/compile/CompiledRelease.ts'
import { durationMs } from '../../engine/parseDuration.ts'
import type { Effect } from '../../engine/state/effect.ts'
import { messageEvent } from '../../engine/state/messageEvent.ts'
import type { TraceEntry } from '../../engine/state/trace.ts'
import { joinWords, type Value, type Words, words } from '../../engine/words.ts'
import { saidOf } from '../content/saidOf.ts'
import { isDeepEqual } from '../isDeepEqual.ts'
import { matchesMessage, sayExpectation } from './matchesMessage.ts'
import { createRehearsal, type Rehearsal } from './Rehearsal.ts'
import type { ChosenBy, ScenarioFailure, ScenarioResult } from './ScenarioResult.ts'
import { sayQueued } from './sayQueued.ts'

/** Effects that a scenario must expect, each and in order, unless it is loose. The others (timers, contact updates, outcomes) are free. */
export type Expected = Extract<Effect, { type: 'sendMessage' | 'enqueue' | 'handToBot' | 'close' }>

/**
 * Plays a scenario on a virtual clock, deterministically. A step that gives lets something happen; a step that expects looks at what
 * happened since. Before the next give, and at the end, everything that was sent, enqueued, handed over or closed must have been expected.
 */
export function runScenario(release: CompiledRelease, flowId: string, scenario: Scenario): ScenarioResult {
  const rehearsal = createRehearsal(withEmergencies(release, scenario.emergency), flowId, scenario)
  const failures: ScenarioFailure[] = unknownSchedules(release, scenario.emergency)
  const state: PlayState = {
    rehearsal,
    open: [],
    isLoose: scenario.loose === true,
    turnsSeen: 0,
    asking: null,
    told: null,
  }
  scenario.steps.forEach((step, index) => {
    if (failures.length > 0) return
    const failure = isGive(step) ? (leftOver(state) ?? give(state, step)) : expectStep(state, step)
    if (failure !== null) failures.push({ step: index, ...failure })
  })
  const rest = failures.length === 0 ? leftOver(state) : null
  if (rest !== null) failures.push({ step: scenario.steps.length, ...rest })
  const trace = rehearsal.turns().flatMap((turn) => turn.trace)
  return {
    passed: failures.length === 0,
    failures,
    conversation: rehearsal.lines,
    nodes: [...new Set(trace.flatMap((entry) => (entry.type === 'nodeEntered' ? [entry.node] : [])))],
    exits: [...new Set(trace.flatMap((entry) => (entry.type === 'exitTaken' ? [`${entry.node} ${entry.exit}`] : [])))],
    keywords: once(trace.flatMap(chosenBy)),
    languages: once(rehearsal.turns().flatMap(({ conversation }) => conversation.session?.language ?? [])),
  }
}

function chosenBy(entry: TraceEntry): readonly ChosenBy[] {
  if (entry.type === 'keywordMatched')
    return [{ node: entry.node, choice: entry.match.rule, keyword: entry.match.keyword }]
  if (entry.type === 'optionChosen' && entry.by === 'keyword')
    return [{ node: entry.node, choice: entry.option, keyword: entry.part }]
  return []
}

function once<T>(items: readonly T[]): readonly T[] {
  return items.length < 2 ? items : [...new Map(items.map((item) => [JSON.stringify(item), item])).values()]
}

/** Each switched release once: hundreds of scenarios may share one, and compiling its flow takes longer than playing them. */
const switchedReleases = new WeakMap<CompiledRelease, Map<string, CompiledRelease>>()

/** No clock brings an emergency about, so a scenario switches it: the same release with these schedules changed. */
export function withEmergencies(release: CompiledRelease, switched: Scenario['emergency']): CompiledRelease {
  if (switched === undefined) return release
  const { workspace, hash } = release
  const known = switchedReleases.get(release) ?? new Map<string, CompiledRelease>()
  switchedReleases.set(release, known)
  const key = JSON.stringify(switched)
  const found = known.get(key)
  if (found !== undefined) return found
  const schedules = Object.fromEntries(
    Object.entries(workspace.schedules).map(([id, schedule]) => [
      id,
      { ...schedule, emergency: switched[id] ?? schedule.emergency ?? false },
    ]),
  )
  const made = compileRelease({ ...workspace, schedules }, hash)
  known.set(key, made)
  return made
}

function unknownSchedules({ workspace }: CompiledRelease, switched: Scenario['emergency'] = {}): ScenarioFailure[] {
  return Object.keys(switched)
    .filter((id) => workspace.schedules[id] === undefined)
    .map((id) => ({
      step: 0,
      expected: words`a schedule "${id}" to switch the emergency of`,
      got: words`no such schedule`,
    }))
}

type Failure = Omit<ScenarioFailure, 'step'>
type PlayState = {
  readonly rehearsal: Rehearsal
  /** what happened and is not expected yet */
  open: readonly Expected[]
  readonly isLoose: boolean
  /** turns before the last give, for `path` */
  turnsSeen: number
  /** the node that was expected to wait: that it asks need not be told word by word */
  asking: string | null
  /** the node whose doing was expected last */
  told: string | null
}

/** A step that lets something happen. */
export type Give = Extract<
  Step,
  | { customer: unknown }
  | { after: unknown }
  | { bot: unknown }
  | { request: unknown }
  | { agent: unknown }
  | { start: unknown }
  | { undelivered: unknown }
>

const GIVES = ['customer', 'after', 'bot', 'request', 'agent', 'start', 'undelivered'] as const

export function isGive(step: Step): step is Give {
  return GIVES.some((name) => name in step)
}

function give(state: PlayState, step: Give): Failure | null {
  const { rehearsal } = state
  state.turnsSeen = rehearsal.turns().length
  state.asking = null
  const refused = letHappen(rehearsal, step)
  state.open = rehearsal.takeEffects().filter(isExpected)
  return refused
}

export function isExpected(effect: Effect): effect is Expected {
  return (
    effect.type === 'sendMessage' || effect.type === 'enqueue' || effect.type === 'handToBot' || effect.type === 'close'
  )
}

/** Lets a step happen. Null, or what it would have needed when it cannot: nothing has happened then. */
export function letHappen(rehearsal: Rehearsal, step: Give): Failure | null {
  if ('customer' in step) {
    const {
      text = '',
      value,
      attachments,
      start: referral,
    } = typeof step.customer === 'string' ? { text: step.customer } : step.customer
    const started = referral === undefined ? {} : { referral, begins: true as const }
    rehearsal.say({ ...messageEvent(text, value, attachments), ...started })
    return null
  }
  if ('after' in step) {
    rehearsal.passTime(durationMs(step.after))
    return null
  }
  if ('agent' in step) {
    const owner = rehearsal.conversation()?.owner
    if (owner !== 'queue' && owner !== 'agent')
      return { expected: words`a conversation in a queue for the agent to close`, got: standing(rehearsal) }
    rehearsal.closeAsAgent()
    return null
  }
  if ('start' in step) {
    const { entry, variables = {} } = step.start
    if (!rehearsal.begin(entry, variables))
      return { expected: words`an entry "${entry}", and nobody in a conversation`, got: standing(rehearsal) }
    return null
  }
  if ('undelivered' in step) {
    const { undelivered: node } = step
    const sent = rehearsal.conversation()?.session?.sent
    if (sent?.nodes.includes(node) !== true)
      return { expected: words`a message that ${node} has just sent, with an exit for it`, got: standing(rehearsal) }
    rehearsal.happen({ type: 'undelivered', turn: sent.turn, node, reason: 'it fails in the scenario' })
    return null
  }
  const call = rehearsal.conversation()?.session?.call
  const isBot = rehearsal.conversation()?.owner === 'bot'
  if (call === undefined || isBot !== 'bot' in step) {
    return {
      expected: 'bot' in step ? words`a bot that has the conversation` : words`a request under way`,
      got: standing(rehearsal),
    }
  }
  if ('bot' in step) answerAsBot(rehearsal, call, step.bot)
  else if (step.request === 'fails')
    rehearsal.happen({ type: 'requestFailed', call, reason: 'it fails in the scenario' })
  else rehearsal.happen({ type: 'requestReturned', call, status: step.request.status, body: step.request.body ?? null })
  return null
}

function answerAsBot(rehearsal: Rehearsal, call: string, answer: Extract<Give, { bot: unknown }>['bot']): void {
  if (answer === 'fails') {
    rehearsal.happen({ type: 'botFailed', call, reason: 'it fails in the scenario' })
    return
  }
  const replies = (answer.replies ?? []).map((text) => ({ text }))
  rehearsal.happen({
    type: 'botReplied',
    call,
    replies,
    ...(answer.handback === undefined ? {} : { handback: answer.handback }),
  })
}

function expectStep(state: PlayState, step: Exclude<Step, Give>): Failure | null {
  const { rehearsal } = state
  if ('sent' in step) return next(state, step, words`sent ${sayExpectation(step.sent)}`)
  if ('enqueued' in step) return next(state, step, sayQueued(step.enqueued))
  if ('handedTo' in step) return next(state, step, words`handed to ${step.handedTo}`)
  if ('closed' in step) return next(state, step, words`closed{:conversation}`)
  if ('nothing' in step)
    return state.open.length === 0 ? null : { expected: words`nothing{:happens}`, got: sayEffects(state.open) }
  const conversation = rehearsal.conversation()
  if ('waiting' in step) {
    const isWaiting = conversation?.owner === 'flow' || conversation?.owner === 'bot'
    if (!isWaiting || conversation.session?.node !== step.waiting)
      return { expected: words`waiting at ${step.waiting}`, got: standing(rehearsal) }
    state.asking = step.waiting
    return null
  }
  if ('variables' in step) {
    const held = conversation?.session?.variables ?? {}
    const wrong = Object.entries(step.variables).find(([name, value]) => !isDeepEqual(held[name] ?? null, value))
    return wrong === undefined
      ? null
      : {
          expected: words`variable ${wrong[0]} = ${JSON.stringify(wrong[1])}`,
          got: JSON.stringify(held[wrong[0]] ?? null),
        }
  }
  const recent = rehearsal.turns().slice(state.turnsSeen)
  if ('outcome' in step) {
    const outcomes = recent.flatMap((turn) =>
      turn.effects.flatMap((effect) => (effect.type === 'recordOutcome' ? [effect.outcome] : [])),
    )
    return outcomes.includes(step.outcome)
      ? null
      : {
          expected: words`outcome ${step.outcome}`,
          got: outcomes.length === 0 ? words`no outcome` : outcomes.join(', '),
        }
  }
  const path = recent.flatMap((turn) =>
    turn.trace.flatMap((entry) => (entry.type === 'nodeEntered' ? [entry.node] : [])),
  )
  return isDeepEqual(path, step.path) ? null : { expected: words`path ${step.path.join(' → ')}`, got: path.join(' → ') }
}

/** The next thing that happened must fit; a loose scenario passes over what does not. */
function next(state: PlayState, step: Exclude<Step, Give>, expected: Words): Failure | null {
  const fits = (effect: Expected) => fitsEffect(step, effect)
  const at = state.isLoose ? state.open.findIndex(fits) : state.open[0] !== undefined && fits(state.open[0]) ? 0 : -1
  if (at < 0) {
    const first = state.open[0]
    return {
      expected,
      got: first === undefined ? words`nothing more (${standing(state.rehearsal)})` : sayEffect(first),
    }
  }
  state.told = state.open[at]?.node ?? null
  state.open = state.open.slice(at + 1)
  return null
}

/** Whether a step expects just this effect. */
export function fitsEffect(step: Exclude<Step, Give>, effect: Expected): boolean {
  switch (effect.type) {
    case 'sendMessage':
      return 'sent' in step && matchesMessage(step.sent, effect.message)
    case 'enqueue':
      return 'enqueued' in step && isEnqueuedAs(effect, step.enqueued)
    case 'handToBot':
      return 'handedTo' in step && effect.bot === step.handedTo
    case 'close':
      return 'closed' in step
  }
}

/** What happened and was expected nowhere. A node that says goodbye closes with it: whoever expects the words has told of both. */
function leftOver({ open, isLoose, asking, told }: PlayState): Failure | null {
  const others = open.slice(0, open.findLastIndex(({ node }) => node !== asking) + 1)
  const untold = others.filter(({ type, node }) => type !== 'close' || node !== told)
  return isLoose || untold.length === 0 ? null : { expected: words`nothing more`, got: sayEffects(untold) }
}

function isEnqueuedAs(
  effect: Extract<Effect, { type: 'enqueue' }>,
  wanted: Extract<Step, { enqueued: unknown }>['enqueued'],
): boolean {
  if (effect.queue !== wanted.queue) return false
  if (wanted.priority !== undefined && effect.priority !== wanted.priority) return false
  if (wanted.skills === undefined) return true
  return (
    wanted.skills.length === effect.skills.length &&
    wanted.skills.every((want) => {
      const { skill, level } = typeof want === 'string' ? { skill: want, level: undefined } : want
      return effect.skills.some((has) => has.skill === skill && (level === undefined || has.level === level))
    })
  )
}

const sayEffects = (effects: readonly Expected[]): Value =>
  joinWords(effects.map(sayEffect), (one, other) => words`${one}; ${other}`)

function sayEffect(effect: Expected): Words {
  switch (effect.type) {
    case 'sendMessage':
      return words`sent ${JSON.stringify(saidOf(effect.message))}`
    case 'enqueue':
      return sayQueued(effect)
    case 'handToBot':
      return words`handed to ${effect.bot}`
    case 'close':
      return words`closed{:conversation}`
  }
}

/** Where the conversation stands, in words. */
function standing(rehearsal: Rehearsal): Words {
  const conversation = rehearsal.conversation()
  if (conversation === null) return words`no conversation yet`
  const { owner, session, lastEnqueued } = conversation
  const node = session?.node ?? words`nowhere`
  switch (owner) {
    case 'flow':
      return words`waiting at ${node}`
    case 'bot':
      return words`waiting at ${node}, with the bot`
    case 'queue':
      return words`in the queue ${lastEnqueued?.queue ?? ''}`
    case 'agent':
      return words`with an agent`
    default:
      return words`closed{:conversation}`
  }
}
