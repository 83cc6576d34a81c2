import { describe, expect, test } from 'vitest'
import {
  type Conversation,
  compileRelease,
  type Event,
  type Session,
  type Thread,
  takeTurn,
} from '../../../runtime/engine/index.ts'
import type { Flow, Node } from '../../../schemas/flow.ts'
import type { WorkspaceFile } from '../../../schemas/resources.ts'
import { failures, queueOf, sent } from '../../support/talkTo.ts'
import { flowOf, workspaceOf } from '../../support/workspaceOf.ts'

const NOW = Date.UTC(2026, 0, 5, 10)
const nodes: { readonly [id: string]: Node } = {
  hello: {
    type: 'greeting',
    content: [{ text: 'Hello' }],
    returning: [{ text: 'Hello again' }],
    exits: { next: 'menu' },
  },
  back: { type: 'message', content: [{ text: 'Back so soon' }], exits: { next: 'menu' } },
  menu: {
    type: 'menu',
    prompt: [{ text: 'Choose' }],
    options: [
      { id: 'person', label: 'Person' },
      { id: 'bot', label: 'Bot' },
      { id: 'bye', label: 'Bye' },
    ],
    exits: { person: 'queue', bot: 'bot', bye: 'end', noMatch: 'queue', timeout: 'queue' },
  },
  bot: { type: 'botHandoff', bot: 'faq', exits: { done: 'queue', failed: 'queue', timeout: 'queue' } },
  queue: { type: 'enqueue', queue: 'billing', skills: [{ skill: 'billing', level: 2 }], priority: 3 },
  end: { type: 'close', content: [{ text: 'Bye' }] },
}
const consent: WorkspaceFile = {
  name: 'T',
  languages: ['en', 'it', 'zh'],
  consent: {
    stop: ['STOP'],
    start: ['START'],
    help: ['HELP'],
    replies: { help: { en: 'Ask away', it: 'Chiedi pure' } },
  },
}
const releaseOf = (more: Partial<Flow> = {}, hash = 'live') =>
  compileRelease(workspaceOf([flowOf(nodes, more)], { workspace: consent }), hash)

const nobody: Thread = {
  contact: { id: 'u-1', tags: [], attributes: {} },
  blocked: false,
  optedOut: false,
  conversation: null,
}
const take = (thread: Thread, event: Event | string, release = releaseOf(), own = release) =>
  takeTurn({
    live: release,
    own: (hash) => (hash === own.hash ? own : null),
    thread,
    event: typeof event === 'string' ? { type: 'message', text: event } : event,
    place: { now: NOW, turnId: 't9', newConversationId: 'c9', channel: { id: 'web', kind: 'web', flow: 'main' } },
  })
const waiting: Session = {
  release: 'live',
  flow: 'main',
  node: 'menu',
  language: 'en',
  variables: {},
  greeted: true,
  timer: 't1.1',
}
const at = (owner: Conversation['owner'], session: Session | null = waiting): Conversation => ({
  id: 'c1',
  owner,
  session,
  startedAt: NOW - 1_000,
  lastActivityAt: NOW - 1_000,
  lastAgent: null,
  lastAgentAt: null,
  lastEnqueued: null,
})
const withTalk = (conversation: Conversation, more: Partial<Thread> = {}): Thread => ({
  ...nobody,
  conversation,
  ...more,
})

describe('words of consent', () => {
  test('STOP ends a flow under way with its timer, and answers once more', () => {
    const turn = take(withTalk(at('flow')), 'STOP')
    expect(turn.effects[0]).toEqual({ type: 'cancelTimer', timer: 't1.1' })
    expect([turn.optedOut, turn.conversation.owner, turn.conversation.session, sent(turn).length]).toEqual([
      true,
      'closed',
      null,
      1,
    ])
  })
  test('STOP to a queue or an agent leaves the conversation with them', () => {
    const owners = (['queue', 'agent'] as const).map((owner) => take(withTalk(at(owner)), 'STOP').conversation.owner)
    expect(owners).toEqual(['queue', 'agent'])
  })
  test('STOP as the first message of all is kept, and begins no flow', () => {
    const turn = take(nobody, 'STOP')
    expect([turn.handledBy, turn.isNewConversation, turn.conversation.owner, turn.release]).toEqual([
      'consent',
      true,
      'closed',
      null,
    ])
  })
  test('START lets everything be sent again, and leaves the flow where it waits', () => {
    const turn = take(withTalk(at('flow'), { optedOut: true }), 'START')
    expect([turn.optedOut, turn.conversation.session, sent(turn).length]).toEqual([false, waiting, 1])
  })
  test('HELP is answered in the language of the conversation and changes nothing', () => {
    const turn = take(withTalk(at('flow', { ...waiting, language: 'it' })), 'help')
    expect([sent(turn), turn.optedOut, turn.conversation.session?.node]).toEqual([['Chiedi pure'], undefined, 'menu'])
  })
  test('HELP is answered to somebody who has opted out: they asked', () => {
    expect(sent(take(withTalk(at('flow'), { optedOut: true }), 'HELP'))).toEqual(['Ask away'])
  })
  test('nothing that a flow says reaches somebody who has opted out, and everything else happens', () => {
    const turn = take(withTalk(at('flow'), { optedOut: true }), 'person')
    expect([sent(turn), queueOf(turn)]).toEqual([[], 'billing'])
    const asked = take({ ...nobody, optedOut: true }, 'hi')
    expect([sent(asked), asked.conversation.session?.node]).toEqual([[], 'menu'])
    expect(asked.trace.at(-1)).toEqual({ type: 'sendsSuppressed', count: 2, because: 'the customer has opted out' })
  })
})

describe('a message to a conversation that somebody has', () => {
  test.each(['agent', 'queue'] as const)('of the %s is kept, and no flow takes part', (owner) => {
    const turn = take(withTalk(at(owner)), 'person')
    expect(turn).toMatchObject({ handledBy: owner, release: null, effects: [], trace: [], isNewConversation: false })
    expect(turn.conversation).toEqual({ ...at(owner), lastActivityAt: NOW })
  })
  test('of a blocked contact is kept without an answer, a new one closed at once', () => {
    expect(take(withTalk(at('flow'), { blocked: true }), 'person')).toMatchObject({ handledBy: 'blocked', effects: [] })
    expect(take({ ...nobody, blocked: true }, 'hi').conversation).toMatchObject({
      id: 'c9',
      owner: 'closed',
      session: null,
    })
  })
  test('of a bot goes to the bot', () => {
    const turn = take(withTalk(at('bot', { ...waiting, node: 'bot', call: 't1.2' })), 'hello?')
    expect(turn.effects).toContainEqual({ type: 'forwardToBot', node: 'bot', bot: 'faq', call: 't1.2', text: 'hello?' })
    expect(turn.conversation.owner).toBe('bot')
  })
  test('of a waiting session is its answer', () => {
    expect(queueOf(take(withTalk(at('flow')), '1'))).toBe('billing')
    expect(take(withTalk(at('flow')), '2').conversation.owner).toBe('bot')
    expect(take(withTalk(at('flow')), '3').conversation.owner).toBe('closed')
  })
})

describe('somebody who comes back within the window', () => {
  const lastEnqueued = { queue: 'billing', skills: [{ skill: 'billing', level: 2 }], priority: 3 }
  const afterAgent = { ...at('closed'), lastAgent: 'ada', lastAgentAt: NOW - 500, lastEnqueued }
  const entry = releaseOf({ returning: 'back' })

  test('goes to the same queue and skills without a word, in the same conversation', () => {
    const turn = take(withTalk(afterAgent), 'one more thing')
    expect(turn.effects).toEqual([{ type: 'enqueue', node: '', ...lastEnqueued }])
    expect(turn.conversation).toMatchObject({ id: 'c1', owner: 'queue', lastAgent: 'ada' })
  })
  test('begins where the flow has an entry for them', () => {
    const turn = take(withTalk(afterAgent), 'one more thing', entry)
    expect([sent(turn)[0], turn.conversation.id, turn.isNewConversation]).toEqual(['Back so soon', 'c1', false])
  })
  test('with the option in their first words is not asked for it', () => {
    expect(queueOf(take(withTalk(afterAgent), 'person', entry))).toBe('billing')
  })
  test('after the flow had closed starts over in the same conversation, and is not greeted twice', () => {
    const turn = take(withTalk({ ...at('closed'), session: { ...waiting, ended: 'closed' } }), 'hi')
    expect([turn.handledBy, turn.conversation.id, sent(turn)]).toEqual([
      'again',
      'c1',
      [expect.stringContaining('Choose')],
    ])
  })
})

describe('a new conversation', () => {
  test('of somebody new is greeted as new', () => {
    const turn = take(nobody, 'hi')
    expect([turn.handledBy, turn.isNewConversation, turn.conversation.id, sent(turn)[0]]).toEqual([
      'new',
      true,
      'c9',
      'Hello',
    ])
  })
  test('of somebody who was here before is greeted as known, and remembers the last agent', () => {
    const old = { ...at('closed'), lastActivityAt: 0, lastAgent: 'ada', lastAgentAt: 0 }
    const turn = take(withTalk(old), 'hi')
    expect([turn.isNewConversation, turn.conversation.id, turn.conversation.lastAgent, sent(turn)[0]]).toEqual([
      true,
      'c9',
      'ada',
      'Hello again',
    ])
  })
})

describe('what is no message', () => {
  test('and comes too late changes nothing, not even the last activity', () => {
    const turn = take(withTalk(at('queue')), { type: 'timeout', timer: 't1.1' })
    expect([turn.handledBy, turn.effects, turn.conversation]).toEqual(['ignored', [], at('queue')])
  })
  test('moves the flow without being activity of the customer', () => {
    const turn = take(withTalk(at('flow')), { type: 'timeout', timer: 't1.1' })
    expect([queueOf(turn), turn.conversation.lastActivityAt]).toEqual(['billing', NOW - 1_000])
  })
})

describe('the release', () => {
  test('of a session under way decides, not the live one', () => {
    const old = compileRelease(workspaceOf([flowOf({ ...nodes, queue: { type: 'enqueue', queue: 'general' } })]), 'old')
    const turn = take(withTalk(at('flow', { ...waiting, release: 'old' })), '1', releaseOf(), old)
    expect([turn.release, queueOf(turn)]).toEqual(['old', 'general'])
  })
  test('that is gone ends in the fallback, with the skills found so far and the timer stopped', () => {
    const skills = [{ skill: 'billing', level: 1 }]
    const turn = take(withTalk(at('flow', { ...waiting, release: 'gone', skills })), '1')
    expect(failures(turn)).toEqual(['releaseMissing'])
    expect(turn.effects).toEqual([
      { type: 'cancelTimer', timer: 't1.1' },
      { type: 'enqueue', node: 'menu', queue: 'general', skills, priority: 0, failure: 'releaseMissing' },
    ])
    expect(turn.conversation.owner).toBe('queue')
  })
  test('that cannot be compiled, or lacks the flow, ends in a queue', () => {
    const broken = compileRelease(workspaceOf([flowOf(nodes, { start: 'nowhere' })]), 'live')
    expect(failures(take(nobody, 'hi', broken))).toEqual(['cannotCompile'])
    const empty = compileRelease(workspaceOf([]), 'live')
    expect(queueOf(take(nobody, 'hi', empty))).toBe('billing')
  })
})
