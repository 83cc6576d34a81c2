import { afterAll, beforeAll, expect, test } from 'vitest'
import { connect } from '../../runtime/channels/connect.ts'
import { createMedia } from '../../runtime/channels/createMedia.ts'
import { deliveryOf } from '../../runtime/channels/deliveryOf.ts'
import { EgressError } from '../../runtime/egress/EgressError.ts'
import type { Channel } from '../../schemas/resources.ts'
import { flowOf, workspaceOf } from '../support/workspaceOf.ts'
import { by, type Doing, heardBy, isSettled, linesTo, somebodyOn, until } from './customers.ts'
import { KINDS, type Platforms, startPlatforms } from './startPlatforms.ts'

const PICTURE = 'https://files.example/map.png'

/** Shows a picture to whoever asks for it; asks everybody else what it is about, and hands over who is not reached. */
const workspace = workspaceOf([
  flowOf({
    topic: {
      type: 'keywordRoute',
      rules: [{ id: 'picture', keywords: ['picture'] }],
      exits: { picture: 'picture', noMatch: 'ask' },
    },
    picture: {
      type: 'message',
      content: [{ media: { kind: 'image', url: PICTURE, alt: 'A map' } }, { text: 'Do you see it?' }],
      exits: { next: 'end' },
    },
    ask: {
      type: 'menu',
      prompt: [{ text: 'What is it about?' }],
      options: [{ id: 'bill', label: 'Bill' }],
      // Longer than any window, so that silence ends no wait while time is let pass.
      timeout: 'P30D',
      exits: { bill: 'end', noMatch: 'ask', timeout: 'end', undelivered: 'aside' },
    },
    aside: { type: 'enqueue', queue: 'billing' },
    end: { type: 'close' },
  }),
])

type Kind = Channel['kind']
let platforms: Platforms
beforeAll(async () => {
  platforms = await startPlatforms(workspace)
})
afterAll(() => platforms.close())

const happens = (kind: Kind, address: string, does: Doing) =>
  platforms.happen(kind, by(address, { at: platforms.clock(), ...does }))
const settled = () => until(() => isSettled(platforms))
const write = (kind: Kind, address: string, text = 'hello') => happens(kind, address, { does: 'write', text })
const lastTurn = async (kind: Kind, address: string) => (await platforms.turnsWith(kind, address)).at(-1)

test('outside the window: no call, dead letter `windowClosed`, seen by the agent and the flow', async () => {
  const ada = somebodyOn('whatsapp')
  await settled()
  platforms.playedOf('whatsapp').treatNext('throttled')
  await write('whatsapp', ada)
  await until(async () => ((await platforms.store.outbox.nextDueAt()) ?? 0) > platforms.clock() + 15_000)
  const before = platforms.asked.length
  platforms.advance(24 * 3_600_000)
  await settled()
  expect(platforms.asked.slice(before).filter(({ text }) => text.includes(ada))).toEqual([])
  const [letter] = (await platforms.store.outbox.listDead(500)).filter(({ address }) => address === ada)
  expect(letter?.error).toBe('windowClosed')
  expect(await linesTo(platforms, 'whatsapp', ada)).toMatchObject([{ status: 'failed', reason: 'windowClosed' }])
  expect(await lastTurn('whatsapp', ada)).toMatchObject({
    event: { type: 'undelivered', node: 'ask', reason: 'windowClosed' },
    effects: [{ type: 'enqueue', queue: 'billing' }, { type: 'cancelTimer' }],
  })
})

test.each(KINDS)(
  'a picture goes out by %s as it shows pictures, given to it once where it must have them',
  async (kind) => {
    const { isUpload } = platforms.doubleFor(kind)
    const [ada, ben] = [somebodyOn(kind), somebodyOn(kind)]
    await write(kind, ada, 'picture')
    await write(kind, ben, 'picture')
    await settled()
    for (const address of [ada, ben]) {
      const heard = heardBy(platforms, kind, address)
      const shown = heard.find(({ media }) => media !== undefined)?.media?.url
      const said = heard.map(({ text }) => text).join('\n')
      expect(said).toMatch(/Do you see it\?$/)
      if (isUpload === undefined) expect(shown ?? said).toContain(PICTURE)
      else expect([shown, said.includes(PICTURE)]).toEqual([expect.stringMatching(/^given-/), false])
    }
    expect(platforms.playedOf(kind).files()).toBe(isUpload === undefined ? 0 : 1)
  },
)

test('a picture that a platform refuses goes as a link, and the transcript says why', async () => {
  const ada = somebodyOn('whatsapp')
  const [kind] = KINDS.filter((played) => platforms.doubleFor(played).isUpload !== undefined)
  if (kind === undefined) throw new Error('no platform must have pictures')
  await settled()
  platforms.playedOf(kind).treatNext('content')
  platforms.playedOf(kind).treatNextFile('content')
  await write(kind, ada, 'picture')
  await settled()
  expect(heardBy(platforms, kind, ada)[0]?.text).toBe(`A map\n${PICTURE}`)
  expect(await linesTo(platforms, kind, ada)).toMatchObject([
    { status: 'sent', reason: expect.stringMatching(/^link: content/) },
    {},
  ])
})

test('accepted, then failed status: delivery turns failed, reason shown', async () => {
  const ada = somebodyOn('whatsapp')
  await write('whatsapp', ada)
  await settled()
  expect(await linesTo(platforms, 'whatsapp', ada)).toMatchObject([{ status: 'sent' }])
  const [{ externalId: target = '' } = {}] = heardBy(platforms, 'whatsapp', ada)
  await happens('whatsapp', ada, { does: 'status', target, status: 'failed', code: '131026' })
  expect(await linesTo(platforms, 'whatsapp', ada)).toMatchObject([{ status: 'failed', reason: '131026' }])
})

test('429, 131056, retry_after: waits as told, counts no attempt, other customers go on', async () => {
  const refused = (kind: Kind, status: number, body: object, headers = {}) => {
    const connected = connect(kind, platforms.settingsOf(kind))
    if (typeof connected === 'string') throw new Error(connected)
    const result = connected.adapter.classify({ status, headers, body: JSON.stringify(body) })
    return result.class === 'ok' ? null : deliveryOf(result, connected, 0)
  }
  const waits = { ok: false, leadsTo: 'wait' }
  const slow = { ok: false, error_code: 429, parameters: { retry_after: 7 } }
  expect(refused('telegram', 429, slow)).toMatchObject({ ...waits, forMs: 7_000 })
  expect(refused('line', 429, {}, { 'retry-after': '5' })).toMatchObject(waits)
  expect(refused('whatsapp', 400, { error: { code: 131056 } })).toMatchObject({ ...waits, isOfChannel: false })

  const [ada, ben] = [somebodyOn('whatsapp'), somebodyOn('whatsapp')]
  await settled()
  platforms.playedOf('telegram').treatNext('throttled')
  await write('telegram', ada)
  const due = await until(async () => {
    const at = await platforms.store.outbox.nextDueAt()
    return at !== null && at > platforms.clock() + 1_000 && at
  })
  await write('whatsapp', ben)
  await until(() => heardBy(platforms, 'whatsapp', ben)[0])
  expect(heardBy(platforms, 'telegram', ada)).toEqual([])
  const putOff = await platforms.store.outbox.claimDue(due, 1, due)
  expect(putOff).toMatchObject([{ attempts: 1, progress: { excused: 1, isInterrupted: false } }])
  // Nobody carries out what was claimed only to be looked at.
  for (const item of putOff) await platforms.store.outbox.retryAt(item, platforms.clock(), 'throttled', 'throttled')
  platforms.advance(due - platforms.clock())
  await settled()
  expect(heardBy(platforms, 'telegram', ada)).toHaveLength(1)
})

test.each<[string, Kind, (address: string) => Promise<unknown>]>([
  [
    '21610',
    'sms',
    async (address) => {
      await settled()
      platforms.playedOf('sms').treatNext('optedOut')
      await write('sms', address)
    },
  ],
  [
    '131050',
    'whatsapp',
    async (address) => {
      await write('whatsapp', address)
      await settled()
      const [{ externalId: target = '' } = {}] = heardBy(platforms, 'whatsapp', address)
      await happens('whatsapp', address, { does: 'status', target, status: 'failed', code: '131050' })
    },
  ],
])('%s: contact opted out, no further sends', async (_code, kind, refuse) => {
  const ada = somebodyOn('whatsapp')
  await refuse(ada)
  await settled()
  const before = heardBy(platforms, kind, ada).length
  await write(kind, ada)
  await settled()
  expect(heardBy(platforms, kind, ada)).toHaveLength(before)
  const told = (await platforms.turnsWith(kind, ada)).map(({ event }) => event)
  expect(told).toContainEqual({ type: 'consentTold', word: 'stop', isAnswered: true })
})

test('403 blocked: contact marked, no further sends until they write again', async () => {
  const ada = somebodyOn('whatsapp')
  await settled()
  platforms.playedOf('telegram').treatNext('blocked')
  await write('telegram', ada)
  await settled()
  const told = (await platforms.turnsWith('telegram', ada)).map(({ event }) => event)
  expect(told).toContainEqual({ type: 'consentTold', word: 'left', isAnswered: true })
  expect(heardBy(platforms, 'telegram', ada)).toEqual([])
})

test('a failing file never loses the text', async () => {
  const ada = somebodyOn('whatsapp')
  const picture = { does: 'sendMedia', kind: 'image', text: 'this arrived broken' } as const
  expect(await happens('whatsapp', ada, picture)).toEqual([200])
  const turn = await lastTurn('whatsapp', ada)
  expect(turn?.event).toMatchObject({ text: 'this arrived broken', attachments: [{ kind: 'image' }] })
  const [file] = turn?.event.type === 'message' ? (turn.event.attachments ?? []) : []
  const open = createMedia({
    egress: { ...platforms.egress, stream: () => Promise.reject(new EgressError('timeout', 'It did not answer.')) },
    files: platforms.store.files,
    workspace: () => ({ ...workspace, channels: { 'my-whatsapp': platforms.settingsOf('whatsapp') } }),
  })
  await expect(open(file ?? { kind: 'image' })).rejects.toMatchObject({ code: 'unavailable' })
  expect((await lastTurn('whatsapp', ada))?.event).toEqual(turn?.event)
})

test('LINE token spent or >50 s old: push, once', async () => {
  const [ada, ben] = [somebodyOn('whatsapp'), somebodyOn('whatsapp')]
  const askedFor = (address: string, since: number) =>
    platforms.asked
      .slice(since)
      .filter(({ kind, text }) => kind === 'line' && (text.includes('/reply ') || text.includes(address)))
      .flatMap(({ text }) => /\/message\/(reply|push) /.exec(text)?.[1] ?? [])
  const start = platforms.asked.length
  await settled()
  platforms.playedOf('line').treatNext('replyTokenSpent')
  await write('line', ada)
  await settled()
  expect(askedFor(ada, start)).toEqual(['reply', 'push'])
  expect(heardBy(platforms, 'line', ada)).toHaveLength(1)

  // Refused for as long as a token lasts, and longer.
  const later = platforms.asked.length
  await settled()
  platforms.playedOf('line').treatNext('throttled')
  await write('line', ben)
  await until(async () => ((await platforms.store.outbox.nextDueAt()) ?? 0) > platforms.clock() + 15_000)
  platforms.advance(60_000)
  await settled()
  expect(askedFor(ben, later)).toEqual(['reply', 'push'])
  expect(heardBy(platforms, 'line', ben)).toHaveLength(1)
})

test('an answer to a letter goes into its thread, and what stands in the subject is read', async () => {
  const ada = somebodyOn('email')
  const letter = (id: string, head: readonly string[], text: string) =>
    platforms.post('email', {
      headers: { authorization: 'Bearer double-of-the-provider' },
      query: {},
      rawBody: Buffer.from([`Message-ID: ${id}`, `From: ${ada}`, ...head, '', text].join('\r\n')),
    })
  const sent = () =>
    platforms.asked.filter(({ kind, text }) => kind === 'email' && text.includes(ada)).map(({ text }) => text)
  expect(await letter('<1@x>', ['Subject: A picture'], 'please')).toBe(200)
  await settled()
  expect(
    await letter(
      '<2@x>',
      ['Subject: Re: A picture', 'References: <1@x> <0@y>'],
      'hello\n\nOn Monday, x wrote:\n> picture',
    ),
  ).toBe(200)
  await settled()
  expect(sent()[0]).toContain(PICTURE)
  expect(sent().map((text) => /^In-Reply-To: (.*)$/m.exec(text)?.[1]?.trim())).toEqual(['<1@x>', '<1@x>', '<2@x>'])
  expect(sent().at(-1)).toMatch(/^References: <1@x> <2@x>\r$/m)
  expect(new Set(sent().map((text) => /^Subject: (.*)\r$/m.exec(text)?.[1]))).toEqual(new Set(['Re: A picture']))
  expect(
    await letter('<3@x>', ['Auto-Submitted: auto-replied', 'In-Reply-To: <usher.t_1.o0.0@usher.example>'], 'away'),
  ).toBe(200)
  expect(await lastTurn('email', ada)).toMatchObject({ event: { type: 'noted', what: 'unsupported' }, effects: [] })
})

test('the next message leaves only after the platform took the one before; a gap after media can be set', async () => {
  const [ada, ben] = [somebodyOn('whatsapp'), somebodyOn('whatsapp')]
  const seen = () => heardBy(platforms, 'telegram', ada).map(({ text, media }) => media?.kind ?? text)
  const both = ['image', 'Do you see it?']
  await settled()
  let answer = (): void => {}
  const answered = new Promise<void>((resolve) => {
    answer = resolve
  })
  let sends = 0
  platforms.whileSending(() => {
    sends += 1
    return sends === 1 ? answered : Promise.resolve()
  })
  await write('telegram', ada, 'picture')
  await until(() => sends === 1)
  // Others go on meanwhile.
  await write('telegram', ben, 'picture')
  await until(() => heardBy(platforms, 'telegram', ben).length === 2)
  expect(seen()).toEqual(['image'])
  answer()
  await settled()
  expect(seen()).toEqual(both)

  platforms.configure('telegram', { gapAfterMedia: 'PT4S' })
  await write('telegram', ada, 'picture')
  await until(async () => {
    const wait = ((await platforms.store.outbox.nextDueAt()) ?? 0) - platforms.clock()
    return wait > 1_000 && wait <= 4_000
  })
  expect(seen()).toEqual([...both, 'image'])
  platforms.advance(4_000)
  await settled()
  expect(seen()).toEqual([...both, ...both])
})
