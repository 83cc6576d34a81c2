import { describe, expect, test } from 'vitest'
import type { MenuNode, Node } from '../../schemas/flow.ts'
import { failures, queueOf, sent, talkTo } from '../support/talkTo.ts'
import { flowOf, workspaceOf } from '../support/workspaceOf.ts'

const toGeneral: Node = { type: 'enqueue', queue: 'general' }
const toBilling: Node = { type: 'enqueue', queue: 'billing', skills: [{ skill: 'billing', level: 3 }], priority: 5 }
const say = (text: string, next: string): Node => ({ type: 'message', content: [{ text }], exits: { next } })
const greeting: Node = {
  type: 'greeting',
  content: [{ text: { en: "Hello {{ contact.name | default: 'there' }}", it: 'Ciao {{ contact.name }}' } }],
  returning: [{ text: 'Welcome back' }],
  exits: { next: 'topic' },
}
const topic: Node = {
  type: 'keywordRoute',
  rules: [
    { id: 'billing', skill: 'billing', keywords: { en: ['refund*', 'invoice'], it: ['rimborso'], zh: ['退款'] } },
  ],
  exits: { billing: 'to-billing', noMatch: 'menu' },
}
const menu: MenuNode = {
  type: 'menu',
  prompt: [{ text: { en: 'How can we help?', it: 'Come possiamo aiutarti?' } }],
  retry: [{ text: 'Please choose one of these.' }],
  attempts: 2,
  options: [
    { id: 'billing', label: { en: 'Billing', it: 'Fatture' } },
    { id: 'other', label: { en: 'Something else', it: 'Altro' } },
  ],
  exits: { billing: 'to-billing', other: 'to-general', noMatch: 'to-general', timeout: 'to-general' },
}
const frontDesk = flowOf({ welcome: greeting, topic, menu, 'to-billing': toBilling, 'to-general': toGeneral })

describe('the opening message', () => {
  test('routes at once and is not asked again', () => {
    const turn = talkTo(workspaceOf([frontDesk]), { name: 'Ada', language: 'it' }).says('vorrei un RIMBORSO!')
    expect(sent(turn)).toEqual(['Ciao Ada'])
    expect(turn.effects.at(-1)).toEqual({
      type: 'enqueue',
      node: 'to-billing',
      queue: 'billing',
      skills: [{ skill: 'billing', level: 3 }],
      priority: 5,
    })
    expect(turn.conversation.owner).toBe('queue')
  })
  test('shows the menu without reproach when it names no option', () => {
    const turn = talkTo(workspaceOf([frontDesk])).says('good morning')
    expect(sent(turn)).toEqual(['Hello there', 'How can we help?\n1. Billing\n2. Something else'])
    expect(turn.conversation.session).toMatchObject({ node: 'menu' })
    expect(turn.conversation.session?.attempts).toBeUndefined()
  })
  test('answers the first menu when it names an option', () => {
    expect(queueOf(talkTo(workspaceOf([frontDesk])).says('2'))).toBe('general')
  })
  test('sets the language of the conversation by the keyword when nobody has said another', () => {
    const flow = flowOf(
      { ...frontDesk.nodes, 'to-billing': say('zh: {{ language }}', 'to-general') },
      { start: 'topic' },
    )
    expect(sent(talkTo(workspaceOf([flow])).says('我要退款'))).toEqual(['zh: zh'])
  })
})

describe('a menu', () => {
  test('asks again after a wrong answer and gives up after its attempts', () => {
    const talk = talkTo(workspaceOf([frontDesk]))
    talk.says('hello')
    const second = talk.says('what?')
    expect(sent(second)).toEqual(['Please choose one of these.\n1. Billing\n2. Something else'])
    const third = talk.says('no idea')
    expect(queueOf(third)).toBe('general')
    expect(third.trace).toContainEqual({ type: 'exitTaken', node: 'menu', exit: 'noMatch', to: 'to-general' })
  })
  test('leaves by timeout in silence, and ignores the timer of an earlier question', () => {
    const talk = talkTo(workspaceOf([frontDesk]))
    const first = talk.says('hello').conversation.session?.timer ?? ''
    const second = talk.says('what?')
    expect(second.effects).toContainEqual({ type: 'cancelTimer', timer: first })
    const late = talk.happen({ type: 'timeout', timer: first })
    expect(late.effects).toEqual([])
    expect(late.conversation.session).toEqual(second.conversation.session)
    expect(queueOf(talk.timesOut())).toBe('general')
  })
})

describe('when things go wrong', () => {
  test('a round without a wait ends in the fallback, names the nodes and sends nothing', () => {
    const turn = talkTo(workspaceOf([flowOf({ a: say('one', 'b'), b: say('two', 'c'), c: say('three', 'b') })])).says(
      'hi',
    )
    expect(queueOf(turn)).toBe('general')
    expect(sent(turn)).toEqual([])
    const failed = turn.trace.find((entry) => entry.type === 'failed')
    expect(failed?.code).toBe('stepLimit')
    expect([...new Set(failed?.nodes)].sort()).toEqual(['b', 'c'])
  })
  test('an exit that leads nowhere ends in the fallback', () => {
    const turn = talkTo(workspaceOf([flowOf({ a: { type: 'message', content: [{ text: 'one' }], exits: {} } })])).says(
      'hi',
    )
    expect([queueOf(turn), failures(turn), sent(turn)]).toEqual(['general', ['deadEnd'], ['one']])
  })
  test('a flow that cannot be compiled still ends in its fallback queue', () => {
    const turn = talkTo(workspaceOf([flowOf({ a: say('one', 'nowhere') })])).says('hi')
    expect([queueOf(turn), failures(turn)]).toEqual(['general', ['cannotCompile']])
  })
  test('a template that fails leaves the rest of the conversation alone', () => {
    const turn = talkTo(
      workspaceOf([flowOf({ a: say('{{ contact.tags | join: 1, 2 | divided_by: "x" }}!', 'b'), b: toGeneral })]),
    ).says('hi')
    expect(queueOf(turn)).toBe('general')
  })
})

describe('a bot', () => {
  const handoff: Node = {
    type: 'botHandoff',
    bot: 'faq',
    outcomes: ['solved'],
    escape: { en: ['agent'] },
    exits: { done: 'to-general', solved: 'bye', failed: 'to-general', timeout: 'to-general', escape: 'to-billing' },
  }
  const flow = flowOf({
    bot: handoff,
    bye: { type: 'close', content: [{ text: 'Bye, {{ vars.topic }}' }] },
    'to-general': toGeneral,
    'to-billing': toBilling,
  })

  test('gets the message, answers, and hands back with an outcome and variables', () => {
    const talk = talkTo(workspaceOf([flow]))
    const start = talk.says('where is my parcel')
    expect(start.conversation.owner).toBe('bot')
    const call = start.effects.find((effect) => effect.type === 'handToBot')?.call ?? ''
    expect(talk.says('hello?').effects).toContainEqual({
      type: 'forwardToBot',
      node: 'bot',
      bot: 'faq',
      call,
      text: 'hello?',
    })
    expect(sent(talk.happen({ type: 'botReplied', call, replies: [{ text: 'One moment' }] }))).toEqual(['One moment'])
    const end = talk.happen({
      type: 'botReplied',
      call,
      replies: [],
      handback: { outcome: 'solved', variables: { topic: 'parcel' } },
    })
    expect([sent(end), end.conversation.owner]).toEqual([['Bye, parcel'], 'closed'])
  })
  test('that fails, or a customer who asks for a person, ends with a person', () => {
    const failing = talkTo(workspaceOf([flow]))
    const call = failing.says('hi').conversation.session?.call ?? ''
    expect(queueOf(failing.happen({ type: 'botFailed', call, reason: 'timeout' }))).toBe('general')
    const escaping = talkTo(workspaceOf([flow]))
    escaping.says('hi')
    expect(queueOf(escaping.says('I want an agent'))).toBe('billing')
  })
  test('whose answer comes after the handback changes nothing', () => {
    const talk = talkTo(workspaceOf([flow]))
    const call = talk.says('hi').conversation.session?.call ?? ''
    talk.happen({ type: 'botReplied', call, replies: [], handback: {} })
    const late = talk.happen({ type: 'botReplied', call, replies: [{ text: 'late' }] })
    expect([late.handledBy, late.effects]).toEqual(['ignored', []])
  })
})

describe('a request', () => {
  const order: Node = {
    type: 'request',
    method: 'POST',
    url: 'https://shop.example/orders/{{ message.text }}',
    body: { who: '{{ contact.id }}', n: 1 },
    result: { state: '/order/state' },
    exits: { ok: 'tell', failed: 'to-general' },
  }
  const flow = flowOf({
    order,
    tell: say('It is {{ vars.state }} ({{ request.status }})', 'ask'),
    ask: menu,
    'to-billing': toBilling,
    'to-general': toGeneral,
  })

  test('holds what the customer says meanwhile for the next wait', () => {
    const talk = talkTo(workspaceOf([flow]))
    const start = talk.says('17')
    const request = start.effects.find((effect) => effect.type === 'callRequest')
    expect(request).toMatchObject({
      url: 'https://shop.example/orders/17',
      body: { who: 'u-1', n: 1 },
      timeout: 10_000,
    })
    expect(talk.says('billing').trace).toContainEqual({ type: 'messageHeld', node: 'order' })
    const end = talk.happen({
      type: 'requestReturned',
      call: request?.call ?? '',
      status: 200,
      body: { order: { state: 'sent' } },
    })
    expect([sent(end), queueOf(end)]).toEqual([['It is sent (200)'], 'billing'])
  })
  test('that fails takes the failed exit', () => {
    const talk = talkTo(workspaceOf([flow]))
    const call = talk.says('17').conversation.session?.call ?? ''
    expect(queueOf(talk.happen({ type: 'requestFailed', call, reason: 'timeout' }))).toBe('general')
  })
})

test('a number is kept as JSON keeps it', () => {
  const ask: Node = {
    type: 'collect',
    prompt: [{ text: 'How many?' }],
    variable: 'count',
    value: { kind: 'number' },
    exits: { next: 'wait', invalid: 'to-general', timeout: 'to-general' },
  }
  const wait: Node = { ...ask, variable: 'again', exits: { ...ask.exits, next: 'to-general' } }
  const talk = talkTo(workspaceOf([flowOf({ ask, wait, 'to-general': toGeneral })]))
  talk.says('hello')
  expect(talk.says('-0').conversation.session?.variables).toStrictEqual({ count: 0 })
})

describe('a called flow', () => {
  const identify = flowOf(
    {
      ask: {
        type: 'collect',
        prompt: [{ text: 'Your number, {{ vars.who }}?' }],
        variable: 'customer',
        value: { kind: 'number', integer: true },
        attempts: 1,
        exits: { next: 'known', invalid: 'unknown', timeout: 'unknown' },
      },
      known: { type: 'outcome', outcome: 'known' },
      unknown: { type: 'outcome', outcome: 'unknown' },
    },
    { id: 'identify' },
  )
  const main = flowOf({
    who: {
      type: 'subflow',
      flow: 'identify',
      inputs: { who: '{{ contact.name }}' },
      outputs: { number: 'customer' },
      exits: { known: 'thanks', unknown: 'to-general' },
    },
    thanks: say('Thank you, {{ vars.number }}{{ vars.customer }}', 'to-billing'),
    'to-billing': toBilling,
    'to-general': toGeneral,
  })

  test('has its own variables, and returns with an outcome and outputs', () => {
    const talk = talkTo(workspaceOf([main, identify]), { name: 'Ada' })
    const asked = talk.says('hello')
    expect(sent(asked)).toEqual(['Your number, Ada?'])
    expect(asked.conversation.session?.node).toBe('who/ask')
    const end = talk.says('１２')
    expect([sent(end), queueOf(end)]).toEqual([['Thank you, 12'], 'billing'])
    expect(end.conversation.session?.scopes).toBeUndefined()
    expect(end.trace).toContainEqual({ type: 'exitTaken', node: 'who', exit: 'known', to: 'thanks' })
  })
  test('takes another exit of the calling node for another outcome', () => {
    const talk = talkTo(workspaceOf([main, identify]))
    talk.says('hello')
    expect(queueOf(talk.says('no'))).toBe('general')
  })
})

describe('precedence', () => {
  const consent = {
    workspace: {
      name: 'T',
      languages: ['en', 'it', 'zh'],
      consent: { stop: ['STOP'], start: ['START'], help: ['HELP'] },
    },
  }

  test('an opt-out word comes before everything, ends the flow, and silences what would follow', () => {
    const talk = talkTo(workspaceOf([frontDesk], consent))
    talk.says('hello')
    const stop = talk.says(' stop ')
    expect([stop.handledBy, stop.optedOut, stop.conversation.owner]).toEqual(['consent', true, 'closed'])
    const later = talk.says('refund')
    expect([sent(later), queueOf(later)]).toEqual([[], 'billing'])
    expect(later.trace.at(-1)).toMatchObject({ type: 'sendsSuppressed' })
    const start = talk.says('START')
    expect([start.optedOut, sent(start).length]).toEqual([false, 1])
  })
  test('a conversation in a queue is appended to, with no flow and no second place in the queue', () => {
    const talk = talkTo(workspaceOf([frontDesk]))
    talk.says('refund')
    const more = talk.says('refund please')
    expect([more.handledBy, more.effects]).toEqual(['queue', []])
  })
  test('a customer who returns within the window goes back to the same queue and skills', () => {
    const talk = talkTo(workspaceOf([frontDesk]))
    talk.says('refund')
    talk.agentCloses()
    talk.after(3_600_000)
    const back = talk.says('hello again')
    expect([back.handledBy, queueOf(back), sent(back), back.isNewConversation]).toEqual([
      'returning',
      'billing',
      [],
      false,
    ])
  })
  test('a customer who returns goes to the entry that the flow has for them', () => {
    const talk = talkTo(workspaceOf([{ ...frontDesk, returning: 'menu' }]))
    talk.says('refund')
    talk.agentCloses()
    expect(sent(talk.says('hello again'))).toEqual(['How can we help?\n1. Billing\n2. Something else'])
  })
  test('a customer who returns after the window begins a new conversation and is greeted as known', () => {
    const talk = talkTo(workspaceOf([frontDesk]))
    const first = talk.says('refund').conversation.id
    talk.agentCloses()
    talk.after(72 * 3_600_000)
    const back = talk.says('refund')
    expect([sent(back), back.isNewConversation, back.conversation.id === first]).toEqual([
      ['Welcome back'],
      true,
      false,
    ])
  })
})

test('assigns the language that a template gives, and none when it gives none', () => {
  const flow = flowOf({
    set: { type: 'assign', language: '{{ contact.speaks }}', exits: { next: 'ask' } },
    ask: {
      type: 'menu',
      prompt: [{ text: { en: 'Which?', it: 'Quale?' } }],
      options: [{ id: 'a', label: 'A' }],
      exits: { a: 'q', noMatch: 'q', timeout: 'q' },
    },
    q: { type: 'enqueue', queue: 'general' },
  })
  const speaking = (speaks: string) => talkTo(workspaceOf([flow]), { attributes: { speaks } })
  expect(sent(speaking('it').says('hello'))[0]).toContain('Quale?')
  expect(sent(speaking('').says('hello'))[0]).toContain('Which?')
})

describe('patterns that are too much for one turn', () => {
  const heavy = `${'x{900}'}|`
  const long = '中'.repeat(4_000)
  const end: Node = { type: 'close' }
  const branch: Node = {
    type: 'branch',
    cases: Array.from({ length: 100 }, (_, index) => ({
      id: `case-${index}`,
      when: { attribute: 'contact.bio', matches: `${index}${heavy}z` },
    })),
    exits: {
      ...Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`case-${index}`, 'end'])),
      otherwise: 'end',
    },
  }
  const route: Node = {
    type: 'keywordRoute',
    rules: [
      { id: 'billing', skill: 'billing', patterns: Array.from({ length: 100 }, (_, index) => `${index}${heavy}z`) },
    ],
    exits: { billing: 'end', noMatch: 'end' },
  }
  test.each([
    ['in conditions', branch, 'hello'],
    ['in a router', route, long],
  ])('%s end in the fallback, which says why', (_, node, text) => {
    const talk = talkTo(workspaceOf([flowOf({ node, end })]), { attributes: { bio: long } })
    const turn = talk.says(text)
    expect([queueOf(turn), failures(turn)]).toEqual(['general', ['patternLimit']])
  })
  test('are as many as one likes for a text as customers write it', () => {
    const talk = talkTo(workspaceOf([flowOf({ branch, route, end: toGeneral })]), { attributes: { bio: 'plain' } })
    expect(failures(talk.says('a message of some words, as people write it'))).toEqual([])
  })
  test('a pattern fits no value that is longer than it is run on, and nothing fails', () => {
    const when = { attribute: 'contact.bio', matches: '中' }
    const flow = flowOf({
      branch: { type: 'branch', cases: [{ id: 'fits', when }], exits: { fits: 'to-billing', otherwise: 'to-general' } },
      'to-billing': toBilling,
      'to-general': toGeneral,
    })
    const went = (bio: string) => queueOf(talkTo(workspaceOf([flow]), { attributes: { bio } }).says('hi'))
    expect([went(long), went(`${long}中`)]).toEqual(['billing', 'general'])
  })
  test('an answer that is longer than a pattern is run on is refused, and asked for again', () => {
    const collect: Node = {
      type: 'collect',
      prompt: [{ text: 'Code?' }],
      variable: 'code',
      value: { kind: 'pattern', pattern: 'a*' },
      exits: { next: 'end', invalid: 'end', timeout: 'end' },
    }
    const talk = talkTo(workspaceOf([flowOf({ collect, end })]))
    expect(sent(talk.says('b'))).toEqual(['Code?'])
    const again = talk.says('a'.repeat(20_000))
    expect([sent(again), again.conversation.session?.node]).toEqual([['Code?'], 'collect'])
  })
})
