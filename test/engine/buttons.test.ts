import { describe, expect, test } from 'vitest'
import { messageEvent } from '../../runtime/engine/state/messageEvent.ts'
import { compareBehaviour } from '../../runtime/proof/diff/behaviour/compareBehaviour.ts'
import type { CollectNode, MenuNode, Option } from '../../schemas/flow.ts'
import { queueOf, talkTo } from '../support/talkTo.ts'
import { flowOf, workspaceOf } from '../support/workspaceOf.ts'

const yes: Option = { id: 'yes', label: 'Yes' }
const no: Option = { id: 'no', label: 'No' }
const shop = (options: readonly Option[]): MenuNode => ({
  type: 'menu',
  prompt: [{ text: 'Do you come to the shop?' }],
  options,
  exits: { yes: 'pay', no: 'pay', noMatch: 'general', timeout: 'general' },
})
const pay = (options: readonly Option[], more: Partial<MenuNode> = {}): MenuNode => ({
  type: 'menu',
  prompt: [{ text: 'Have you paid?' }],
  options,
  exits: { yes: 'paid', no: 'unpaid', noMatch: 'general', timeout: 'general' },
  ...more,
})
const name: CollectNode = {
  type: 'collect',
  prompt: [{ text: 'Your name?' }],
  variable: 'name',
  value: { kind: 'text' },
  exits: { next: 'paid', invalid: 'general', timeout: 'general' },
}
const flow = (second: MenuNode | CollectNode) =>
  workspaceOf([
    flowOf({
      shop: shop([yes, no]),
      pay: second,
      paid: { type: 'enqueue', queue: 'paid' },
      unpaid: { type: 'enqueue', queue: 'unpaid' },
      general: { type: 'enqueue', queue: 'general' },
    }),
  ])
const press = (talk: ReturnType<typeof talkTo>, value: string, label = 'Yes') => talk.happen(messageEvent(label, value))

/** A talk that has come to the second question. */
function asked(second: MenuNode | CollectNode): ReturnType<typeof talkTo> {
  const talk = talkTo(flow(second))
  talk.says('hello')
  talk.says('yes')
  return talk
}

describe('a button of an option', () => {
  test('carries its node and itself', () => {
    const [message] = talkTo(flow(pay([yes, no])))
      .says('hello')
      .effects.flatMap((effect) => (effect.type === 'sendMessage' ? [effect.message] : []))
    expect(message?.quickReplies).toEqual([
      { label: 'Yes', value: '#shop/yes' },
      { label: 'No', value: '#shop/no' },
    ])
  })
  test('chooses its option, whatever its place and words are now', () => {
    expect(queueOf(press(asked(pay([no, { id: 'yes', label: 'I have' }])), '#pay/yes', 'Sì'))).toBe('paid')
  })
  test.each([
    ['of another question, though its label is an answer to this one', '#shop/yes', 'Yes'],
    ['of another question, though its label is a number', '#shop/yes', '1'],
    ['that this menu has no more', '#pay/later', 'Yes'],
  ])('%s, chooses nothing: it is asked again', (_, value, label) => {
    const turn = press(asked(pay([yes, no])), value, label)
    expect(turn.conversation.session).toMatchObject({ node: 'pay', attempts: 1 })
    expect(turn.trace).toContainEqual(
      expect.objectContaining({ type: 'answerRejected', reason: 'presses a button of another question' }),
    )
  })
  test('of another question is nobody’s name', () => {
    expect(press(asked(name), '#shop/yes').conversation.session).toMatchObject({ node: 'pay', attempts: 1 })
  })
  test('that an older conversation left begins a new one, and answers nothing but its own question', () => {
    expect(press(talkTo(flow(pay([yes, no]))), '#pay/yes').conversation.session).toMatchObject({ node: 'shop' })
    expect(press(talkTo(flow(pay([yes, no]))), '#shop/yes').conversation.session).toMatchObject({ node: 'pay' })
  })
  test('chooses a value to collect', () => {
    const choice: CollectNode = { ...name, value: { kind: 'choice', options: [yes, no] } }
    const { conversation } = press(asked(choice), '#pay/no')
    expect(conversation.session?.variables).toMatchObject({ name: 'no' })
  })
  test('called Stop answers a question, and opts nobody out', () => {
    const stop: Option = { id: 'yes', label: 'Stop' }
    expect(press(asked(pay([stop, no])), '#pay/yes', 'Stop').handledBy).not.toBe('consent')
  })
})

test('a button of a content is what its author says, as if it were written', () => {
  expect(messageEvent('Label', 'refund')).toEqual({ type: 'message', text: 'refund', value: 'refund' })
  expect(queueOf(press(asked(pay([yes, no])), 'no', 'Yes'))).toBe('unpaid')
})

test('a press that comes while a service is asked chooses from its own question alone', () => {
  const workspace = workspaceOf([
    flowOf({
      ask: {
        type: 'request',
        method: 'GET',
        url: 'https://example.com/',
        exits: { ok: 'pay', failed: 'general' },
      },
      pay: pay([yes, no]),
      paid: { type: 'enqueue', queue: 'paid' },
      unpaid: { type: 'enqueue', queue: 'unpaid' },
      general: { type: 'enqueue', queue: 'general' },
    }),
  ])
  const held = (value: string) => {
    const talk = talkTo(workspace)
    talk.says('hello')
    press(talk, value)
    const call = talk.conversation()?.session?.call ?? ''
    return talk.happen({ type: 'requestReturned', call, status: 200, body: null })
  }
  expect(queueOf(held('#pay/yes'))).toBe('paid')
  expect(queueOf(held('#shop/yes'))).toBeUndefined()
})

test('ids that buttons carry are no difference between two versions', () => {
  const renamed = pay([yes, { id: 'not-yet', label: 'No' }], {
    exits: { yes: 'paid', 'not-yet': 'unpaid', noMatch: 'general', timeout: 'general' },
  })
  expect(compareBehaviour(flow(pay([yes, no])), flow(renamed), 'main')).toMatchObject({ verdict: 'same' })
})
