import { describe, expect, test } from 'vitest'
import { compileRelease } from '../../../runtime/engine/index.ts'
import { goAgain } from '../../../runtime/proof/replay/goAgain.ts'
import type { MenuNode } from '../../../schemas/flow.ts'
import { recordTalk } from '../../support/recordTalk.ts'
import { sent, talkTo } from '../../support/talkTo.ts'
import { flowOf, workspaceOf } from '../../support/workspaceOf.ts'

const menu: MenuNode = {
  type: 'menu',
  prompt: [{ text: 'Choose' }],
  options: [
    { id: 'queue', label: 'Queue' },
    { id: 'bye', label: 'Bye' },
  ],
  exits: { queue: 'queue', bye: 'bye', noMatch: 'queue', timeout: 'bye' },
}
const flow = flowOf({ menu, queue: { type: 'enqueue', queue: 'billing' }, bye: { type: 'close' } })
const TEXT = { en: '{{ vars.brand }}: reply STOP to end.', it: '{{ vars.brand }}: rispondi STOP per uscire.' }
const CHOOSE = 'Choose\n1. Queue\n2. Bye'
const withTerms = (text: typeof TEXT | string = TEXT) =>
  workspaceOf([flow], {
    channels: {
      web: { kind: 'web', flow: 'main', variables: { brand: 'Shop' }, life: { terms: { version: '1', text } } },
    },
    workspace: { name: 'T', languages: ['en', 'it', 'zh'], consent: {} },
  })

describe('the terms', () => {
  test('come before anything else, in the language of the customer, and once', () => {
    const talk = talkTo(withTerms(), { language: 'it' })
    const first = talk.says('ciao')
    expect(sent(first)).toEqual(['Shop: rispondi STOP per uscire.', CHOOSE])
    expect([first.terms, first.trace[0]]).toEqual(['1', { type: 'termsTold', version: '1' }])
    expect(sent(talk.says('2'))).toEqual([])
    expect(sent(talk.says('ciao'))).toEqual([CHOOSE])
  })
  test('come to who goes straight to a queue as well, where they have not been heard', () => {
    const silent = talkTo(withTerms(''))
    silent.says('1')
    silent.agentCloses()
    expect([silent.says('back').terms, silent.conversation()?.owner]).toEqual([undefined, 'queue'])
    const talk = talkTo(withTerms())
    talk.says('stop')
    talk.says('start')
    expect(sent(talk.says('1'))).toEqual(['Shop: reply STOP to end.'])
  })
  test('are not said to who has opted out, and count as not heard', () => {
    const talk = talkTo(withTerms())
    talk.says('stop')
    const out = talk.says('hello')
    expect([sent(out), out.terms]).toEqual([[], undefined])
  })
  test('are said again where a recorded conversation heard them, and only there', () => {
    const recorded = recordTalk(withTerms())
    recorded.says('hello')
    recorded.says('2')
    recorded.says('hello again')
    const { steps } = goAgain(recorded.turns, compileRelease(withTerms(), 'again'))
    expect(steps.map(sent)).toEqual(recorded.turns.map(sent))
    expect(steps.map(sent)).toEqual([['Shop: reply STOP to end.', CHOOSE], [], [CHOOSE]])
  })
})
