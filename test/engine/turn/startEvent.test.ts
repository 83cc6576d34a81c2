import { expect, test } from 'vitest'
import { compileRelease } from '../../../runtime/engine/compile/CompiledRelease.ts'
import type { Conversation } from '../../../runtime/engine/turn/Conversation.ts'
import { takeTurn } from '../../../runtime/engine/turn/takeTurn.ts'
import { flowOf, workspaceOf } from '../../support/workspaceOf.ts'

const TERMS = 'By writing you agree.'
const orders = flowOf(
  {
    hello: { type: 'greeting', content: [{ text: 'Hello.' }], exits: { next: 'ask' } },
    ask: {
      type: 'collect',
      prompt: [{ text: 'What is it?' }],
      variable: 'what',
      value: { kind: 'text' },
      exits: { next: 'to-general', invalid: 'to-general', timeout: 'to-general' },
    },
    ready: {
      type: 'message',
      content: [{ text: '{{ vars.brand }}: {{ vars.order }} is ready.' }],
      exits: { next: 'ask' },
    },
    'to-general': { type: 'enqueue', queue: 'general' },
  },
  { entries: { ready: 'ready' } },
)
const release = compileRelease(
  workspaceOf([orders], {
    channels: {
      web: {
        kind: 'web',
        flow: 'main',
        variables: { brand: 'Harbour', order: 'nothing' },
        life: { terms: { version: '1', text: TERMS } },
      },
    },
  }),
  'hash',
)
const contact = { id: 'u-1', tags: [], attributes: {} }
const take = (event: Parameters<typeof takeTurn>[0]['event'], conversation: Conversation | null, thread: object = {}) =>
  takeTurn({
    live: release,
    own: () => release,
    thread: { contact, blocked: false, optedOut: false, conversation, ...thread },
    event,
    place: { now: 1_000, turnId: 't1', newConversationId: 'c1', channel: { id: 'web', kind: 'web', flow: 'main' } },
  })
const said = ({ effects }: ReturnType<typeof take>) =>
  effects.flatMap((effect) => (effect.type === 'sendMessage' ? [effect.message.text] : []))
const START = { type: 'start', flow: 'main', entry: 'ready', variables: { order: 'HT-1' } } as const
const begun = take(START, null)

test('a flow begins at the entry with its variables before those of the channel, and says no terms yet', () => {
  expect(said(begun)).toEqual(['Harbour: HT-1 is ready.', 'What is it?'])
  expect(begun).toMatchObject({ handledBy: 'new', conversation: { id: 'c1', owner: 'flow' }, isNewConversation: true })
})

test('the customer hears the terms with the first that they answer, and once', () => {
  const answered = take({ type: 'message', text: 'a shoe' }, begun.conversation)
  expect(said(answered)).toEqual([TERMS])
  expect(said(take({ type: 'message', text: 'a shoe' }, begun.conversation, { terms: '1' }))).toEqual([])
})

test('nothing begins with who is blocked or in a conversation, and a closed conversation is followed by a new one', () => {
  expect(take(START, null, { blocked: true })).toMatchObject({ handledBy: 'blocked', effects: [] })
  expect(take(START, begun.conversation)).toMatchObject({ handledBy: 'ignored', effects: [] })
  const closed = { ...begun.conversation, id: 'c0', owner: 'closed' as const }
  expect(take(START, closed)).toMatchObject({ handledBy: 'new', conversation: { id: 'c1', owner: 'flow' } })
})

test('an entry that a flow does not have is a failure that ends in the fallback queue', () => {
  expect(take({ ...START, entry: 'constructor' }, null)).toMatchObject({
    conversation: { owner: 'queue' },
    trace: [{ type: 'failed', code: 'unknownEntry' }],
  })
})
