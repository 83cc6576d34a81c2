import { describe, expect, test } from 'vitest'
import {
  type Conversation,
  type Event,
  precedence,
  type Thread,
  type Workspace,
} from '../../../runtime/engine/index.ts'
import type { Node } from '../../../schemas/flow.ts'
import { flowOf, workspaceOf } from '../../support/workspaceOf.ts'

const HOUR = 3_600_000
const NOW = Date.UTC(2026, 0, 5, 10)
const toGeneral: Node = { type: 'enqueue', queue: 'general' }
const workspace = workspaceOf([flowOf({ a: toGeneral })], {
  workspace: { name: 'T', languages: ['en'], consent: { stop: ['STOP'], start: ['START'], help: ['HELP'] } },
})
const closed: Conversation = {
  id: 'c1',
  owner: 'closed',
  session: null,
  startedAt: NOW - 2 * HOUR,
  lastActivityAt: NOW - HOUR,
  lastAgent: null,
  lastAgentAt: null,
  lastEnqueued: null,
}
const afterAgent: Conversation = {
  ...closed,
  lastAgent: 'ada',
  lastAgentAt: NOW - HOUR,
  lastEnqueued: { queue: 'general', skills: [], priority: 0 },
}
const longAgo = NOW - 72 * HOUR
const thread = (conversation: Conversation | null, more: Partial<Thread> = {}): Thread => ({
  contact: { id: 'u-1', tags: [], attributes: {} },
  blocked: false,
  optedOut: false,
  conversation,
  ...more,
})
const lineOf = (of: Thread, event: Event, where: Workspace = workspace, kind = 'web') =>
  precedence(where, kind, of, event, NOW).line
const message = (text: string): Event => ({ type: 'message', text })

describe('a message is taken by the first line that fits', () => {
  // Each row would also fit every row below it whose condition its conversation meets.
  test.each<[string, string, Thread, string]>([
    [
      'an opt-out word, though the contact is blocked and an agent has it',
      'STOP',
      thread({ ...closed, owner: 'agent' }, { blocked: true }),
      'consent',
    ],
    [
      'an opt-in word of somebody who has opted out, though a session waits',
      'start',
      thread({ ...closed, owner: 'flow' }, { optedOut: true }),
      'consent',
    ],
    ['an opt-in word of somebody who has not: an answer', 'start', thread({ ...closed, owner: 'flow' }), 'flow'],
    ['a help word from somebody new', 'Help!', thread(null), 'consent'],
    [
      'a blocked contact, though an agent has it',
      'hello',
      thread({ ...closed, owner: 'agent' }, { blocked: true }),
      'blocked',
    ],
    ['a blocked contact who is new', 'hello', thread(null, { blocked: true }), 'blocked'],
    ['an agent', 'hello', thread({ ...afterAgent, owner: 'agent' }), 'agent'],
    ['a queue', 'hello', thread({ ...afterAgent, owner: 'queue' }), 'queue'],
    ['a bot', 'hello', thread({ ...afterAgent, owner: 'bot' }), 'bot'],
    ['a session that waits', 'hello', thread({ ...afterAgent, owner: 'flow' }), 'flow'],
    [
      'a session that waits, however long ago the last message was',
      'hello',
      thread({ ...closed, owner: 'flow', lastActivityAt: longAgo }),
      'flow',
    ],
    [
      'a queue, however long ago the last message was',
      'hello',
      thread({ ...closed, owner: 'queue', lastActivityAt: 0 }),
      'queue',
    ],
    ['a return within the window after an agent finished', 'hello', thread(afterAgent), 'returning'],
    [
      'a return at the last millisecond of the window',
      'hello',
      thread({ ...afterAgent, lastActivityAt: longAgo + 1 }),
      'returning',
    ],
    [
      'a return after a queue that nobody claimed',
      'hello',
      thread({ ...afterAgent, lastAgent: null, lastAgentAt: null }),
      'returning',
    ],
    ['a return within the window after the flow itself closed', 'hello', thread(closed), 'again'],
    ['a new conversation when the window is over', 'hello', thread({ ...afterAgent, lastActivityAt: longAgo }), 'new'],
    ['a new conversation of somebody new', 'hello', thread(null), 'new'],
    ['a new conversation of somebody who has opted out', 'hello', thread(null, { optedOut: true }), 'new'],
  ])('%s', (_, text, of, line) => {
    expect(lineOf(of, message(text))).toBe(line)
  })
  test('with a window of the workspace’s own', () => {
    const short = { ...workspace, workspace: { ...workspace.workspace, threadingWindow: 'PT30M' } }
    expect(lineOf(thread(afterAgent), message('hello'), short)).toBe('new')
    const none = { ...workspace, workspace: { ...workspace.workspace, threadingWindow: 'PT0M' } }
    expect(lineOf(thread({ ...afterAgent, lastActivityAt: NOW }), message('hello'), none)).toBe('new')
  })
})

describe('what is no message', () => {
  const events: readonly Event[] = [
    { type: 'timeout', timer: 't1.1' },
    { type: 'botReplied', call: 't1.1', replies: [{ text: 'STOP' }] },
    { type: 'requestFailed', call: 't1.1', reason: 'STOP' },
  ]
  test.each(events)('goes to who has the conversation: $type', (event) => {
    const of = (owner: Conversation['owner']) => lineOf(thread({ ...closed, owner }, { blocked: true }), event)
    expect([of('flow'), of('bot')]).toEqual(['flow', 'bot'])
  })
  test.each(events)('is ignored where no flow is under way, with the reason: $type', (event) => {
    const because = (conversation: Conversation | null) => {
      const taken = precedence(workspace, 'web', thread(conversation), event, NOW)
      return taken.line === 'ignored' ? taken.because : taken.line
    }
    expect([
      because(null),
      because(closed),
      because({ ...closed, owner: 'queue' }),
      because({ ...closed, owner: 'agent' }),
    ]).toEqual([
      'there is no conversation',
      'the conversation is closed',
      'the conversation is with the queue',
      'the conversation is with the agent',
    ])
  })
})

describe('the words of consent', () => {
  const plain = workspaceOf([flowOf({ a: toGeneral })])
  const onlyStop = { ...plain, workspace: { name: 'T', languages: ['en'], consent: { stop: ['GENUG'] } } }
  test.each<[string, string, Workspace, string, string]>([
    ["the carriers' hold on SMS", 'STOP', plain, 'sms', 'consent'],
    ["the carriers' do not hold on the web", 'STOP', plain, 'web', 'new'],
    ["the carriers' do not hold on WhatsApp", 'cancel', plain, 'whatsapp', 'new'],
    ["the workspace's hold on the web", 'STOP', workspace, 'web', 'consent'],
    ["the workspace's hold on WhatsApp", 'stop.', workspace, 'whatsapp', 'consent'],
    ["the workspace's replace the carriers' on SMS", 'UNSUBSCRIBE', workspace, 'sms', 'new'],
    ['a kind that the workspace leaves out has the default words', 'INFO', onlyStop, 'web', 'consent'],
    ['a kind that it writes has only those', 'STOP', onlyStop, 'sms', 'new'],
    ['more than the word is no word', 'STOP it please', workspace, 'sms', 'new'],
  ])('%s', (_, text, where, kind, line) => {
    expect(lineOf(thread(null), message(text), where, kind)).toBe(line)
  })
})
