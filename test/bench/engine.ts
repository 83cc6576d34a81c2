import {
  type CompiledFlow,
  type CompiledRelease,
  compile,
  compileRelease,
  createSession,
  decide,
  type Env,
  type Event,
  type Session,
  takeTurn,
  type Workspace,
} from '../../runtime/engine/index.ts'
import { compileKeywords } from '../../runtime/engine/match/compileKeywords.ts'
import { matchKeywords } from '../../runtime/engine/match/matchKeywords.ts'
import { loadWorkspace } from '../../runtime/releases/loadWorkspace.ts'
import type { Node } from '../../schemas/flow.ts'
import { flowOf, workspaceOf } from '../support/workspaceOf.ts'
import { createFrontDeskByHand } from './frontDeskByHand.ts'
import { type BenchRow, median, microseconds } from './measure.ts'

const FLOW = 'front-desk'
/** A Friday at eleven in Rome: the sample's office is open. */
const NOW = Date.UTC(2026, 10, 20, 10)
const INVOICE = 'Hello, I have a question about my invoice from last month'
const NODES = [10, 100, 1_000, 5_000] as const
const KEYWORDS = [10, 100, 1_000, 10_000, 100_000] as const
const ROUNDS = 15

const env: Env = {
  now: NOW,
  turnId: 't1',
  contact: { id: 'u-1', name: 'Ada', language: 'en', tags: [], attributes: {} },
  channel: { id: 'web', kind: 'web' },
  conversation: { id: 'c1', returning: false },
}
const message = (text: string): Event => ({ type: 'message', text })

/** Microseconds a message, without a database: the sample flow beside the same by hand, flows and keyword lists of many sizes, and bytes of a session. */
export async function engineRows(): Promise<readonly BenchRow[]> {
  const { workspace, issues } = await loadWorkspace('flows')
  if (workspace === null) throw new Error(issues[0]?.message)
  return [...frontDeskRows(workspace), ...nodeRows(), ...keywordRows(), ...sessionRows(workspace)]
}

/** Functions measured in turn; ratios are of one round, and the median of the rounds is told, so that a machine that drifts tells the same. */
function compare(
  part: string,
  sides: readonly { readonly name: string; readonly run: () => unknown }[],
  calls: number,
): readonly BenchRow[] {
  const rounds = Array.from({ length: ROUNDS + 1 }, () =>
    microseconds(
      sides.map(({ run }) => run),
      calls,
      1,
    ),
  ).slice(1)
  return sides.map(({ name }, index) => {
    const ratios = rounds.map((times) => (times[index] ?? Number.NaN) / (times[0] ?? Number.NaN))
    return {
      part,
      name,
      value: median(rounds.map((times) => times[index] ?? Number.NaN)),
      unit: 'µs',
      ...(index === 0 ? {} : { ratio: { to: sides[0]?.name ?? '', is: median(ratios) } }),
    }
  })
}

function frontDeskRows(workspace: Workspace): readonly BenchRow[] {
  const flow = compiled(workspace, FLOW)
  const schedule = workspace.schedules.support
  if (schedule === undefined) throw new Error('The sample has no schedule "support".')
  const byHand = createFrontDeskByHand(schedule)
  const release = compileRelease(workspace, 'live')
  const atMenu = JSON.stringify(decide(flow, createSession(flow, env), message('hello'), env).session)
  const atMenuByHand = JSON.stringify(byHand.begin('hello', NOW, 'Ada', 'en').kept)
  // Sessions come out of a database, so each message reads one from JSON, and writes one.
  const first = (text: string) => () =>
    JSON.stringify(decide(flow, createSession(flow, env), message(text), env).session)
  const firstByHand = (text: string) => () => JSON.stringify(byHand.begin(text, NOW, 'Ada', 'en').kept)
  return [
    ...compare(
      'first message that names its topic',
      [
        { name: 'XState by hand, keyword', run: firstByHand(INVOICE) },
        { name: 'Usher decide, keyword', run: first(INVOICE) },
        { name: 'Usher takeTurn, keyword', run: () => turnOf(release, INVOICE) },
      ],
      2_000,
    ),
    ...compare(
      'first message that gets the menu',
      [
        { name: 'XState by hand, menu shown', run: firstByHand('hello') },
        { name: 'Usher decide, menu shown', run: first('hello') },
      ],
      2_000,
    ),
    ...compare(
      'answer to the menu',
      [
        {
          name: 'XState by hand, menu answered',
          run: () => JSON.stringify(byHand.go(JSON.parse(atMenuByHand), '2', NOW).kept),
        },
        {
          name: 'Usher decide, menu answered',
          run: () => JSON.stringify(decide(flow, JSON.parse(atMenu) as Session, message('2'), env).session),
        },
      ],
      2_000,
    ),
  ]
}

function turnOf(release: CompiledRelease, text: string): string {
  const thread = { contact: env.contact, blocked: false, optedOut: false, conversation: null }
  const place = { now: NOW, turnId: 't1', newConversationId: 'c1', channel: { id: 'web', kind: 'web', flow: FLOW } }
  return JSON.stringify(takeTurn({ live: release, own: () => null, thread, event: message(text), place }).conversation)
}

/** Five nodes on the way of the message, as in front-desk; the others are menus and messages elsewhere in the flow. */
function flowOfSize(size: number): Workspace {
  const way: { readonly [id: string]: Node } = {
    welcome: { type: 'greeting', content: [{ text: 'Hello {{ contact.name }}' }], exits: { next: 'hours' } },
    hours: {
      type: 'officeHours',
      schedule: 'always',
      exits: { open: 'topic', closed: 'n6', holiday: 'n6', emergency: 'n6' },
    },
    topic: {
      type: 'keywordRoute',
      rules: [{ id: 'billing', keywords: ['invoice'] }],
      exits: { billing: 'billing', noMatch: 'n6' },
    },
    billing: { type: 'enqueue', queue: 'billing', skills: [{ skill: 'billing', level: 3 }] },
    general: { type: 'enqueue', queue: 'general' },
  }
  const others = Array.from({ length: size - 5 }, (_, index): readonly [string, Node] => {
    const next = index + 6 < size ? `n${index + 7}` : 'general'
    return [
      `n${index + 6}`,
      index % 2 === 0 ? menu(next) : { type: 'message', content: [{ text: 'And so on' }], exits: { next } },
    ]
  })
  return workspaceOf([flowOf({ ...way, ...Object.fromEntries(others) })])
}
const menu = (next: string): Node => ({
  type: 'menu',
  prompt: [{ text: 'Which one?' }],
  options: [
    { id: 'a', label: 'Apples' },
    { id: 'b', label: 'Pears' },
  ],
  exits: { a: next, b: next, noMatch: 'general', timeout: 'general' },
})

function nodeRows(): readonly BenchRow[] {
  const flows = NODES.map((nodes) => ({ nodes, flow: compiled(flowOfSize(nodes), 'main') }))
  const messages = compare(
    'flows of many nodes',
    flows.map(({ nodes, flow }) => ({
      name: `first message, ${nodes} nodes`,
      run: () => decide(flow, createSession(flow, env), message(INVOICE), env),
    })),
    4_000,
  )
  const answers = compare(
    'flows of many nodes',
    flows.map(({ nodes, flow }) => {
      const asked = decide(flow, createSession(flow, env), message('hello'), env).session
      return { name: `answer to a menu, ${nodes} nodes`, run: () => decide(flow, asked, message('2'), env) }
    }),
    4_000,
  )
  return [...messages, ...answers]
}

const WORDS = 'good morning i would like to know why the order of last week has not come and whether refund is due'

function keywordRows(): readonly BenchRow[] {
  const matcherOf = (count: number, typos: boolean) => {
    const keywords = Array.from({ length: count - 1 }, (_, index) => `${spell(index)} ${spell(index + 7)}`)
    return compileKeywords([{ id: 'rule', keywords: [...keywords, 'refund'], typos }])
  }
  const exact = KEYWORDS.map((count) => ({ count, matcher: matcherOf(count, false) }))
  const kind = [10, 1_000, 10_000].map((count) => ({ count, matcher: matcherOf(count, true) }))
  return [
    ...compare(
      'keywords, a message of 20 words',
      exact.map(({ count, matcher }) => ({ name: `${count} keywords`, run: () => matchKeywords(matcher, WORDS) })),
      2_000,
    ),
    ...compare(
      'keywords that tolerate typos, the same message',
      kind.map(({ count, matcher }) => ({
        name: `${count} keywords with typos`,
        run: () => matchKeywords(matcher, WORDS),
      })),
      500,
    ),
  ]
}

/** A word of six letters or more that no other number has. */
function spell(index: number): string {
  let rest = index
  let word = ''
  for (let letter = 0; letter < 6; letter += 1) {
    word += 'bdfgklmnprstvz'[rest % 14] ?? ''
    word += 'aeiou'[(index + letter) % 5] ?? ''
    rest = Math.floor(rest / 14)
  }
  return word
}

function sessionRows(workspace: Workspace): readonly BenchRow[] {
  const flow = compiled(workspace, FLOW, 'f'.repeat(64))
  const bytes = (texts: readonly string[]) => {
    const session = texts.reduce(
      (before, text) => decide(flow, before, message(text), env).session,
      createSession(flow, env),
    )
    return Buffer.byteLength(JSON.stringify(session))
  }
  return [
    { part: 'sessions of front-desk', name: 'session at the menu', value: bytes(['hello']), unit: 'bytes' },
    { part: 'sessions of front-desk', name: 'session in a queue', value: bytes([INVOICE]), unit: 'bytes' },
    {
      part: 'sessions of front-desk',
      name: 'session after two wrong answers',
      value: bytes(['hello', 'what?', 'no idea']),
      unit: 'bytes',
    },
  ]
}

function compiled(workspace: Workspace, flowId: string, release = 'live'): CompiledFlow {
  const result = compile(workspace, flowId, release)
  if (!result.ok) throw new Error(result.issues[0]?.message)
  return result.flow
}
