import { describe, expect, test } from 'vitest'
import { compileRelease } from '../../../runtime/engine/index.ts'
import { messageEvent } from '../../../runtime/engine/state/messageEvent.ts'
import { createRehearsal } from '../../../runtime/proof/scenario/Rehearsal.ts'
import { sent, talkTo } from '../../support/talkTo.ts'
import { flowOf, workspaceOf } from '../../support/workspaceOf.ts'

const desk = workspaceOf([
  flowOf({
    hello: {
      type: 'message',
      content: [{ text: '{{ flow.id }}/{{ channel.address }}/{{ vars.referral.source }}/{{ vars.referral.payload }}' }],
      exits: { next: 'ask' },
    },
    ask: {
      type: 'collect',
      prompt: [{ text: 'What is it about?' }],
      variable: 'topic',
      value: { kind: 'text' },
      exits: { next: 'look', invalid: 'end', timeout: 'end' },
    },
    look: {
      type: 'branch',
      cases: [
        { id: 'picture', when: { attribute: 'message.attachment.kind', is: 'image' } },
        { id: 'pressed', when: { attribute: 'message.value', is: 'track' } },
        { id: 'place', when: { attribute: 'message.location', exists: true } },
      ],
      exits: { picture: 'picture', pressed: 'pressed', place: 'place', otherwise: 'end' },
    },
    picture: { type: 'message', content: [{ text: 'A picture' }], exits: { next: 'end' } },
    pressed: { type: 'message', content: [{ text: 'Pressed {{ message.value }}' }], exits: { next: 'end' } },
    place: { type: 'message', content: [{ text: 'At {{ message.location.name }}' }], exits: { next: 'end' } },
    end: { type: 'enqueue', queue: 'general' },
  }),
])

/** A customer who was asked. */
function asked() {
  const talk = talkTo(desk)
  talk.says('hello')
  return talk
}

describe('what comes with a message', () => {
  test('is read by conditions and templates', () => {
    const image = { kind: 'image', ref: 'F1', channel: 'bot' } as const
    expect(sent(asked().happen({ type: 'message', text: 'look', attachments: [image] }))).toEqual(['A picture'])
    expect(sent(asked().happen(messageEvent('Track it', 'track')))).toEqual(['Pressed track'])
    const location = { latitude: 1, longitude: 2, name: 'Duomo' }
    expect(sent(asked().happen({ type: 'message', text: 'here', location }))).toEqual(['At Duomo'])
  })

  test('is a variable of the flow that begins, when it says how they came', () => {
    const talk = talkTo(desk)
    const turn = talk.happen({ type: 'message', text: 'hi', referral: { source: 'ad', payload: 'shoes' } })
    expect(sent(turn)[0]).toBe('main//ad/shoes')
    expect(turn.conversation.session?.variables).toEqual({ referral: { source: 'ad', payload: 'shoes' } })
  })
})

describe('the variables of a channel', () => {
  test('are of the flow that it begins alone', () => {
    const other = flowOf(flow.nodes, { id: 'other' })
    const channels = { web: { kind: 'web', flow: 'other', variables } } as const
    const rehearsal = createRehearsal(compileRelease(workspaceOf([flow, other], { channels }), 'r1'), 'main', {})
    rehearsal.happen({ type: 'message', text: 'hi' })
    expect(rehearsal.conversation()?.session?.variables).toEqual({})
  })

  const flow = flowOf({
    hello: { type: 'message', content: [{ text: 'Welcome to {{ vars.brand }}' }], exits: { next: 'end' } },
    end: { type: 'enqueue', queue: 'general' },
  })
  const variables = { brand: 'Harbour' }
  const web = { kind: 'web', flow: 'main' } as const

  test('are there when its flow begins, beside how the customer came', () => {
    const talk = talkTo(workspaceOf([flow], { channels: { web: { ...web, variables } } }))
    const turn = talk.happen({ type: 'message', text: 'hi', referral: { source: 'ad' } })
    expect(sent(turn)).toEqual(['Welcome to Harbour'])
    expect(turn.conversation.session?.variables).toEqual({ brand: 'Harbour', referral: { source: 'ad' } })
  })
})

describe('Start', () => {
  test('begins the flow that was under way anew, in the same conversation, and stops its timer', () => {
    const talk = asked()
    const before = talk.conversation()
    const turn = talk.happen({ type: 'message', text: '/start', begins: true, referral: { payload: 'x' } })
    expect([turn.conversation.id, turn.handledBy]).toEqual([before?.id, 'again'])
    expect(turn.effects).toContainEqual({ type: 'cancelTimer', timer: before?.session?.timer })
    expect(sent(turn)).toEqual(['main///x', 'What is it about?'])
  })

  test('leaves a conversation to the queue that has it', () => {
    const talk = asked()
    talk.says('refund')
    const turn = talk.happen({ type: 'message', text: '/start', begins: true })
    expect([turn.handledBy, sent(turn)]).toEqual(['queue', []])
  })
})

describe('a reaction', () => {
  test('changes nothing of a conversation, and is no activity', () => {
    const talk = asked()
    const before = talk.conversation()
    talk.after(60_000)
    const turn = talk.happen({ type: 'noted', what: 'reaction', target: '1', emoji: '👍' })
    expect(turn).toMatchObject({ handledBy: 'ignored', effects: [], trace: [], conversation: before })
  })

  test('from somebody new starts no flow, and their first message does', () => {
    const talk = talkTo(desk)
    expect(talk.happen({ type: 'noted', what: 'reaction' }).conversation.owner).toBe('closed')
    expect(sent(talk.says('hello'))).toContain('What is it about?')
  })
})

describe('consent that a platform tells', () => {
  test('is answered once: by the platform, or by us', () => {
    const stop = (isAnswered: boolean) => asked().happen({ type: 'consentTold', word: 'stop', isAnswered })
    expect([sent(stop(true)).length, sent(stop(false)).length]).toEqual([0, 1])
    expect(stop(true)).toMatchObject({ handledBy: 'consent', optedOut: true, conversation: { owner: 'closed' } })
  })

  test('in a word that the platform has answered is not answered again', () => {
    const consenting = { ...desk, workspace: { ...desk.workspace, consent: { stop: ['STOP'] } } }
    const stop = (more: object) => talkTo(consenting).happen({ type: 'message', text: 'STOP', ...more })
    expect([sent(stop({ isAnswered: true })).length, sent(stop({})).length]).toEqual([0, 1])
    expect(stop({ isAnswered: true })).toMatchObject({ handledBy: 'consent', optedOut: true })
  })

  test('to be written to again opens the channel', () => {
    const talk = asked()
    talk.happen({ type: 'consentTold', word: 'stop', isAnswered: true })
    expect(sent(talk.says('hello'))).toEqual([])
    expect(talk.happen({ type: 'consentTold', word: 'start', isAnswered: true }).optedOut).toBe(false)
  })
})

describe('a customer who blocks the channel', () => {
  test('ends what was under way', () => {
    const talk = asked()
    const timer = talk.conversation()?.session?.timer
    const turn = talk.happen({ type: 'consentTold', word: 'left', isAnswered: true })
    expect(turn).toMatchObject({ hasLeft: true, conversation: { owner: 'closed', session: null } })
    expect(turn.effects).toEqual([{ type: 'cancelTimer', timer }])
  })

  test('has opted out of nothing: whoever writes is back', () => {
    const talk = asked()
    talk.happen({ type: 'consentTold', word: 'left', isAnswered: true })
    const turn = talk.says('hello')
    expect([turn.hasLeft, sent(turn).length]).toEqual([false, 2])
  })
})
