import { describe, expect, test } from 'vitest'
import { compileRelease } from '../../../runtime/engine/index.ts'
import { loopWithoutCustomer } from '../../../runtime/proof/check/rules/loopWithoutCustomer.ts'
import { loopWithoutWait } from '../../../runtime/proof/check/rules/loopWithoutWait.ts'
import { unwiredExit } from '../../../runtime/proof/check/rules/unwiredExit.ts'
import { compareBehaviour } from '../../../runtime/proof/diff/behaviour/compareBehaviour.ts'
import { generateScenarios } from '../../../runtime/proof/explore/generateScenarios.ts'
import { runScenario } from '../../../runtime/proof/scenario/runScenario.ts'
import { simulate } from '../../../runtime/proof/simulate/simulate.ts'
import type { Flow, MenuNode, Node } from '../../../schemas/flow.ts'
import { queueOf, sent, talkTo } from '../../support/talkTo.ts'
import { flowOf, workspaceOf } from '../../support/workspaceOf.ts'

const toGeneral: Node = { type: 'enqueue', queue: 'general' }
const toBilling: Node = { type: 'enqueue', queue: 'billing' }
const lost: Node = { type: 'message', content: [{ text: 'By another way.' }], exits: { next: 'to-billing' } }
const hello = (failed: string, next = 'menu'): Node => ({
  type: 'message',
  content: [{ text: 'Hello' }],
  exits: { next, failed },
})
const menu: MenuNode = {
  type: 'menu',
  prompt: [{ text: 'How can we help?' }],
  options: [{ id: 'bill', label: 'Bill' }],
  exits: { bill: 'to-general', noMatch: 'to-general', timeout: 'to-general', undelivered: 'to-billing' },
}
const ends = { 'to-general': toGeneral, 'to-billing': toBilling }
const front = flowOf({ hello: hello('lost'), menu, lost, ...ends })

const unheard = (node: string, turn: string) =>
  ({ type: 'undelivered', turn, node, reason: 'windowClosed (131047)' }) as const
const isIgnored = ({ trace }: { readonly trace: readonly { readonly type: string }[] }) =>
  trace.some(({ type }) => type === 'eventIgnored')

describe('a message that does not arrive', () => {
  test('leads by the exit of its node, although the conversation rests at another', () => {
    const talk = talkTo(workspaceOf([front]))
    const { timer } = talk.says('hi').conversation.session ?? {}
    const turn = talk.happen(unheard('hello', 't1'))
    expect([sent(turn), queueOf(turn)]).toEqual([['By another way.'], 'billing'])
    expect(turn.effects).toContainEqual({ type: 'cancelTimer', timer })
    expect(turn.trace).toContainEqual({ type: 'exitTaken', node: 'hello', exit: 'failed', to: 'lost' })
  })

  test('leads once, whichever of a turn does not arrive first', () => {
    const waiting = flowOf({ hello: hello('again'), menu, again: { ...menu, exits: { ...menu.exits } }, ...ends })
    const talk = talkTo(workspaceOf([waiting]))
    talk.says('hi')
    expect(talk.happen(unheard('hello', 't1')).conversation.session?.node).toBe('again')
    expect(isIgnored(talk.happen(unheard('menu', 't1')))).toBe(true)
    expect(queueOf(talk.happen(unheard('again', 't2')))).toBe('billing')
  })

  test('changes nothing once the customer has answered, or somebody has the conversation', () => {
    const talk = talkTo(workspaceOf([front]))
    talk.says('hi')
    talk.says('what?')
    const before = talk.conversation()?.session
    expect(isIgnored(talk.happen(unheard('hello', 't1')))).toBe(true)
    expect(talk.conversation()?.session).toEqual(before)
    expect(isIgnored(talk.happen(unheard('menu', 't1')))).toBe(true)
    // The question was asked anew, and that one may not arrive either.
    expect(queueOf(talk.happen(unheard('menu', 't2')))).toBe('billing')
    expect(talk.happen(unheard('menu', 't2')).handledBy).toBe('ignored')
  })

  test.each<[string, { readonly [id: string]: Node }]>([
    ['its node has no exit for that', { hello: { ...lost, exits: { next: 'ask' } } }],
    ['the flow that was called there is left', { hello: { type: 'subflow', flow: 'called', exits: { done: 'ask' } } }],
  ])('changes nothing where %s', (_why, nodes) => {
    const ask: Node = {
      type: 'collect',
      prompt: [{ text: 'Your name?' }],
      variable: 'name',
      value: { kind: 'text' },
      exits: { next: 'to-general', invalid: 'to-general', timeout: 'to-general' },
    }
    const called = flowOf({ inner: hello('end', 'end'), end: { type: 'outcome', outcome: 'done' } }, { id: 'called' })
    const talk = talkTo(workspaceOf([flowOf({ ...nodes, ask, ...ends }), called]))
    talk.says('hi')
    for (const node of ['hello', 'hello/inner', 'ask', 'constructor'])
      expect(isIgnored(talk.happen(unheard(node, 't1')))).toBe(true)
    expect(talk.conversation()?.session?.node).toBe('ask')
  })

  test('leads out of a call that is under way, whose answer then is nobody’s', () => {
    const bot: Node = { type: 'botHandoff', bot: 'faq', exits: { done: 'menu', failed: 'menu', timeout: 'menu' } }
    const talk = talkTo(workspaceOf([flowOf({ hello: hello('menu', 'bot'), bot, menu, ...ends })]))
    const { call = '' } = talk.says('hi').conversation.session ?? {}
    const turn = talk.happen(unheard('hello', 't1'))
    expect([turn.conversation.owner, turn.conversation.session?.node]).toEqual(['flow', 'menu'])
    expect(isIgnored(talk.happen({ type: 'botReplied', call, replies: [], handback: {} }))).toBe(true)
  })
})

describe('an exit for what does not arrive', () => {
  const workspace = workspaceOf([front])
  const release = compileRelease(workspace, 'r')

  test('is covered by a generated scenario, which passes and is named for it', () => {
    const { scenarios, unreached } = generateScenarios(release, 'main', [])
    expect(unreached).toEqual([])
    expect(Object.keys(scenarios)).toEqual(
      expect.arrayContaining([
        'a message of hello that does not arrive ends in the billing queue',
        'a message of the menu that does not arrive ends in the billing queue',
      ]),
    )
    for (const scenario of Object.values(scenarios))
      expect(runScenario(release, 'main', scenario)).toMatchObject({ passed: true })
  })

  test('cannot be taken by a scenario where nothing was sent', () => {
    const steps = [{ undelivered: 'menu' }] as const
    expect(runScenario(release, 'main', { steps })).toMatchObject({ failures: [{ step: 0 }] })
  })

  test('is taken in a simulation', () => {
    const at = (second: number) => `2026-11-20T10:00:0${second}Z`
    const simulated = simulate(release, 'main', {
      events: [
        { at: at(0), message: { text: 'hi' } },
        { at: at(1), undelivered: 'menu' },
      ],
    })
    expect(simulated.ok && simulated.answer.decisions.at(-1)?.sentences).toEqual([
      'A message of menu did not reach the customer (it fails in the simulation).',
      'Way: menu (undelivered) → to-billing.',
      'Put in the queue billing, priority 0.',
    ])
  })

  test('need not lead anywhere, and must not lead round', () => {
    const codes = (flow: Flow) =>
      [unwiredExit, loopWithoutWait, loopWithoutCustomer].flatMap((rule) =>
        rule.find(workspaceOf([flow])).length > 0 ? [rule.code] : [],
      )
    const { undelivered: _, ...others } = menu.exits
    expect(codes(flowOf({ menu: { ...menu, exits: others }, ...ends }))).toEqual([])
    expect(codes(front)).toEqual([])
    expect(codes(flowOf({ hello: hello('hello'), menu, ...ends }))).toEqual(['loopWithoutCustomer'])
    const again = { ...menu, exits: { ...menu.exits, undelivered: 'menu' } }
    expect(codes(flowOf({ menu: again, ...ends }))).toEqual(['loopWithoutCustomer'])
  })

  test('that leads elsewhere is a difference between two versions, and one that leads to the same is none', () => {
    const other = flowOf({ ...front.nodes, hello: hello('to-general') })
    const compared = compareBehaviour(workspace, workspaceOf([other]), 'main')
    expect(compared).toMatchObject({ verdict: 'differs', differences: [{ kind: 'ends' }] })
    expect(compareBehaviour(workspace, workspaceOf([{ ...front, name: 'Front' }]), 'main').verdict).toBe('same')
  })
})
