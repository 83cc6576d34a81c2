import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { adapterOf } from '../../runtime/channels/adapters.ts'
import type { Mood } from '../../runtime/channels/playPlatform.ts'
import type { HostEvent } from '../../runtime/inbound/HostEvents.ts'
import { flowOf, workspaceOf } from '../support/workspaceOf.ts'
import { by, heardBy, isSettled, linesTo, somebodyOn, until } from './customers.ts'
import { KINDS, type Platforms, startPlatforms } from './startPlatforms.ts'

/** Longer than any platform shows in one bubble, or takes in one call. */
const LONG = Array.from({ length: 5_500 }, (_, index) => `word${index % 10}`).join(' ')

/** Says something of any length, and leaves the conversation to people. */
const workspace = workspaceOf([
  flowOf({
    topic: {
      type: 'keywordRoute',
      rules: [
        { id: 'billing', skill: 'billing', keywords: ['much'] },
        { id: 'ask', keywords: ['ask'] },
      ],
      exits: { billing: 'much', ask: 'ask', noMatch: 'little' },
    },
    ask: {
      type: 'menu',
      prompt: [{ text: 'What is it about?' }],
      options: [{ id: 'bill', label: 'Bill' }],
      exits: { bill: 'end', noMatch: 'end', timeout: 'end', undelivered: 'aside' },
    },
    aside: { type: 'enqueue', queue: 'billing' },
    much: { type: 'message', content: [{ text: LONG }, { text: 'That was it.' }], exits: { next: 'end' } },
    little: { type: 'message', content: [{ text: 'Hello.' }, { text: 'How are you?' }], exits: { next: 'end' } },
    end: { type: 'close' },
  }),
])

let platforms: Platforms
beforeAll(async () => {
  platforms = await startPlatforms(workspace)
})
afterAll(() => platforms.close())

const isDone = () => isSettled(platforms)
/** Lets pass what the first of those that wait is put off by: a lease is longer than a short wait, and shorter than a long one. */
async function passTheWait(): Promise<void> {
  const due = await until(async () => {
    if (await isDone()) return platforms.clock()
    const at = await platforms.store.outbox.nextDueAt()
    const left = (at ?? 0) - platforms.clock()
    return (left > 15_000 || (left > 0 && left < 4_000)) && at
  })
  platforms.advance(due - platforms.clock())
}

describe.each(KINDS.map((kind) => [kind] as const))('what is sent by %s', (kind) => {
  const platform = () => platforms.playedOf(kind)
  /** When nothing is under way any more that the mood could meet instead. */
  const treatNext = async (...moods: readonly Mood[]) => {
    await until(isDone)
    platform().treatNext(...moods)
  }
  const heard = (address: string) => heardBy(platforms, kind, address)
  const textsOf = (address: string) => heard(address).map(({ text }) => text)
  const write = (address: string, text: string) => platforms.happen(kind, by(address, { does: 'write', text }))
  const deadOf = async (address: string) =>
    (await platforms.store.outbox.listDead(500)).flatMap((item) =>
      item.target === `my-${kind}` && item.address === address ? [item.error] : [],
    )
  const adapter = () => adapterOf(platforms.settingsOf(kind))
  const telling = () => adapter()?.namesDeliveries === true

  test('goes on where a throttle stopped it, in order and nothing twice, and holds up no other channel', async () => {
    const other = KINDS.find((one) => one !== kind) ?? kind
    const [ada, ben] = [somebodyOn(kind), somebodyOn(other)]
    let calls = 0
    platforms.whileSending(async () => {
      calls += 1
      if (calls === 1) platform().treatNext('throttled')
    })
    await write(ada, 'much')
    await until(() => calls > 1)
    platforms.whileSending(async () => {})
    await platforms.happen(other, by(ben, { does: 'write', text: 'hello' }))
    await until(() => platforms.playedOf(other).taken.filter(({ to }) => to === ben)[1])
    const before = textsOf(ada)
    await passTheWait()
    await until(isDone)
    const texts = textsOf(ada)
    expect(texts.slice(0, before.length)).toEqual(before)
    expect(texts.at(-1)).toBe('That was it.')
    expect(texts.slice(0, -1).join(' ').split(/\s+/)).toEqual(LONG.split(' '))
  })

  test('is a dead letter with the class and the code of its platform, and what follows goes out', async () => {
    const { refusals } = platforms.doubleFor(kind)
    const ends = ['windowClosed', 'invalidRecipient', 'content', 'quota', 'auth', 'final'] as const
    for (const end of ends.filter((each) => refusals[each] !== undefined)) {
      const ada = somebodyOn(kind)
      await treatNext(end)
      await write(ada, 'hello')
      await until(isDone)
      expect(await deadOf(ada)).toEqual([expect.stringMatching(new RegExp(`^${end} \\(.+\\)$`))])
      expect(textsOf(ada)).toEqual(['How are you?'])
    }
  })

  test('marks the customer who wants no more or has blocked the channel, and nothing more goes to them', async () => {
    const { refusals } = platforms.doubleFor(kind)
    for (const end of (['optedOut', 'blocked'] as const).filter((each) => refusals[each] !== undefined)) {
      const ada = somebodyOn(kind)
      await treatNext(end)
      await write(ada, 'hello')
      await until(isDone)
      expect([textsOf(ada), (await deadOf(ada)).length]).toEqual([[], 2])
      const told = (await platforms.turnsWith(kind, ada)).at(-1)?.event
      expect(told).toMatchObject({ type: 'consentTold', word: end === 'blocked' ? 'left' : 'stop' })
      if (end === 'blocked') continue
      await write(ada, 'hello')
      await until(isDone)
      expect(textsOf(ada)).toEqual([])
    }
  })

  test('in silence is told of by its status or echo, sent again where that is safe, and else a dead letter', async () => {
    const ada = somebodyOn(kind)
    await treatNext('silent')
    await write(ada, 'hello')
    const [first] = await until(() => heard(ada)[0] && heard(ada))
    if (telling()) {
      const { text = '', externalId = '', delivery } = first ?? {}
      const status = by(ada, { does: 'status', target: externalId, status: 'sent', delivery })
      const echo = by(ada, { does: 'echo', text, by: 'us', target: externalId, delivery })
      for (const told of [status, echo]) await platforms.happen(kind, told)
    }
    if (adapter()?.capabilities.idempotent === true) {
      await until(isDone)
      expect(textsOf(ada)).toEqual(['Hello.', 'Hello.', 'How are you?'])
      return
    }
    await until(isDone)
    expect(textsOf(ada)).toEqual(['Hello.', 'How are you?'])
    expect(await deadOf(ada)).toEqual(telling() ? [] : [expect.stringMatching(/^unknown \((?:timeout|unreachable)\)$/)])
  })

  const told = (): readonly string[] => (platforms.doubleFor(kind).lacks.status === undefined ? receipts() : [])
  const receipts = (): readonly string[] => adapter()?.capabilities.receipts ?? []

  test('fares as its platform tells, forwards alone, and has failed for a reason when that comes later', async () => {
    const ada = somebodyOn(kind)
    const happened: HostEvent[] = []
    const stop = platforms.store.events.subscribe((event) => happened.push(event))
    await write(ada, 'hello')
    await until(isDone)
    const [first] = await linesTo(platforms, kind, ada)
    expect(first?.status).toBe(receipts().length === 0 ? undefined : 'sent')
    const [{ externalId: target = '' } = {}] = heard(ada)
    const becomes = async (status: string, code?: string) => {
      const at = platforms.clock()
      await platforms.happen(
        kind,
        by(ada, { does: 'status', at, target, status, ...(code === undefined ? {} : { code }) }),
      )
      const [line] = await linesTo(platforms, kind, ada)
      return [line?.status, line?.reason]
    }
    const forwards = ['sent', 'delivered', 'read'].filter((status) => told().includes(status))
    for (const status of forwards) expect(await becomes(status)).toEqual([status, undefined])
    const last = forwards.at(-1)
    for (const earlier of forwards) expect(await becomes(earlier)).toEqual([last, undefined])
    if (told().includes('failed')) {
      expect(await becomes('failed', '131026')).toEqual(['failed', '131026'])
      for (const status of forwards) expect(await becomes(status)).toEqual(['failed', '131026'])
      expect((await linesTo(platforms, kind, ada))[1]).toMatchObject({ status: 'sent' })
    }
    stop()
    const { id } = (await platforms.store.conversations.list({ channel: `my-${kind}`, limit: 1 }))[0] ?? {}
    const statuses = happened.flatMap((event) =>
      event.type === 'delivery' && event.conversationId === id ? [event.status] : [],
    )
    // Two messages were taken; of the first was told more, or, where all are read by a time, of both.
    const later = [
      ...forwards.filter((status) => status !== 'sent'),
      ...(kind === 'messenger' ? ['read'] : []),
      ...(told().includes('failed') ? ['failed'] : []),
    ]
    expect(statuses).toEqual(receipts().length === 0 ? [] : ['sent', 'sent', ...later])
  })

  test('fares as was told before the answer to the call came', async () => {
    const status = ['delivered', 'read'].find((one) => told().includes(one))
    if (status === undefined) return
    const ada = somebodyOn(kind)
    platforms.whileSending(async () => {
      const [{ externalId: target = '' } = {}] = heard(ada)
      if (target !== '') await platforms.happen(kind, by(ada, { does: 'status', target, status }))
    })
    await write(ada, 'hello')
    await until(isDone)
    platforms.whileSending(async () => {})
    expect((await linesTo(platforms, kind, ada)).map((line) => line.status)).toEqual([status, 'sent'])
  })

  test('is read when the platform says until when everything is', async () => {
    if (kind !== 'messenger') return
    const ada = somebodyOn(kind)
    await write(ada, 'hello')
    await until(isDone)
    const seen = async (at: number) => {
      await platforms.happen(kind, by(ada, { does: 'status', at, target: '', status: 'read' }))
      return (await linesTo(platforms, kind, ada)).map((line) => line.status)
    }
    const [turn] = await platforms.turnsWith(kind, ada)
    expect(await seen((turn?.at ?? 0) - 1)).toEqual(['sent', 'sent'])
    expect(await seen(turn?.at ?? 0)).toEqual(['read', 'read'])
    await platforms.happen(kind, by(`${ada}\0`, { does: 'status', at: platforms.clock(), target: '', status: 'read' }))
    expect(platforms.errors).toEqual([])
  })

  test('goes no more to who is said later to want none', async () => {
    if (kind !== 'whatsapp') return
    const ada = somebodyOn(kind)
    await write(ada, 'hello')
    await until(isDone)
    const [{ externalId: target = '' } = {}] = heard(ada)
    await platforms.happen(kind, by(ada, { does: 'status', target, status: 'failed', code: '131050' }))
    await write(ada, 'hello')
    await until(isDone)
    expect(textsOf(ada)).toHaveLength(2)
  })

  test('stays here outside the window, without a call, and says why; who writes again is answered', async () => {
    const window = adapter()?.capabilities.window ?? null
    if (window === null) return
    const ada = somebodyOn(kind)
    await treatNext('throttled')
    await write(ada, 'hello')
    await until(async () => ((await platforms.store.outbox.nextDueAt()) ?? 0) > platforms.clock() + 15_000)
    let calls = 0
    platforms.whileSending(async () => {
      calls += 1
    })
    platforms.advance(window)
    await until(isDone)
    expect([calls, await deadOf(ada)]).toEqual([0, ['windowClosed', 'windowClosed']])
    expect(await linesTo(platforms, kind, ada)).toMatchObject([
      { status: 'failed', reason: 'windowClosed' },
      { status: 'failed', reason: 'windowClosed' },
    ])
    await write(ada, 'hello')
    await until(isDone)
    expect(textsOf(ada)).toEqual(['Hello.', 'How are you?'])
  })

  /** What a customer's conversation was told of messages that did not arrive, and where it led. */
  const lossesOf = async (address: string) =>
    (await platforms.turnsWith(kind, address)).flatMap(({ event, effects }) =>
      event.type === 'undelivered' ? [[event.node, event.reason, ...effects.map(({ type }) => type)]] : [],
    )

  test('and cannot be delivered leads the flow on by the exit for that', async () => {
    const ada = somebodyOn(kind)
    await treatNext('content')
    await write(ada, 'ask')
    await until(isDone)
    expect(await lossesOf(ada)).toEqual([['ask', expect.stringContaining('content'), 'enqueue', 'cancelTimer']])
    expect(await deadOf(ada)).toHaveLength(1)
  })

  test('and is told later to have failed leads the flow on once, as long as nothing else has happened', async () => {
    if (!told().includes('failed')) return
    const [ada, ben] = [somebodyOn(kind), somebodyOn(kind)]
    const fail = (address: string) => {
      const [{ externalId: target = '' } = {}] = heard(address)
      return platforms.happen(kind, by(address, { does: 'status', target, status: 'failed', code: '131026' }))
    }
    for (const who of [ada, ben]) await write(who, 'ask')
    await until(isDone)
    await write(ben, 'what?')
    for (const who of [ada, ada, ben]) await fail(who)
    expect(await lossesOf(ada)).toEqual([['ask', '131026', 'enqueue', 'cancelTimer']])
    expect(await lossesOf(ben)).toEqual([])
  })

  test('that could not be delivered says so in the transcript', async () => {
    const ada = somebodyOn(kind)
    await treatNext('content')
    await write(ada, 'hello')
    await until(isDone)
    expect(await linesTo(platforms, kind, ada)).toMatchObject([
      { text: 'Hello.', status: 'failed', reason: expect.stringContaining('content') },
      { text: 'How are you?' },
    ])
  })

  test('in silence, with no word of it, is sent once more and no more', async () => {
    if (!telling()) return
    const ada = somebodyOn(kind)
    await treatNext('silent', 'silent')
    await write(ada, 'hello')
    await passTheWait()
    await until(() => heard(ada)[1])
    await passTheWait()
    await until(isDone)
    expect(textsOf(ada)).toEqual(['Hello.', 'Hello.', 'How are you?'])
    expect(await deadOf(ada)).toEqual(['unknown'])
  })
})
