import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { createOutreach, type Outreach } from '../../runtime/channels/createOutreach.ts'
import type { Channel } from '../../schemas/resources.ts'
import type { OutreachRequest } from '../../schemas/wire.ts'
import { deskWorkspace } from './deskWorkspace.ts'
import { type Platforms, startPlatforms } from './startPlatforms.ts'

const DAY = 24 * 60 * 60_000
let platforms: Platforms
let outreach: Outreach
beforeAll(async () => {
  platforms = await startPlatforms(deskWorkspace)
  outreach = createOutreach({ people: platforms.store.people, receive: platforms.receive, clock: platforms.clock })
})
afterAll(() => platforms.close())

let ids = 7_000
const happens = (address: string, does: object, kind: Channel['kind'] = 'whatsapp') => {
  ids += 1
  const happened = { id: String(ids), at: platforms.clock(), from: { address, name: 'Ada' }, ...does }
  return platforms.happen(kind, happened as Parameters<Platforms['happen']>[1])
}
const reach = (addresses: readonly string[], more: Partial<OutreachRequest> = {}, kind: Channel['kind'] = 'whatsapp') =>
  outreach(`my-${kind}`, platforms.settingsOf(kind), {
    id: 'r-1',
    messages: [{ text: 'Your order is ready.' }],
    customers: addresses.map((id) => ({ id })),
    ...more,
  })
const heardBy = (address: string, kind: Channel['kind'] = 'whatsapp') =>
  platforms.playedOf(kind).taken.filter(({ to }) => to === address)
const template = { template: { name: 'ready', language: 'it', variables: [] } }

test('who wrote lately is written to without having agreed, unless they have left', async () => {
  const does = (what: object) => happens('39101', what, 'telegram')
  await does({ does: 'write', text: 'hello' })
  await does({ does: 'block' })
  expect(await reach(['39101'], {}, 'telegram')).toEqual([{ id: '39101', refused: 'hasLeft' }])
  await does({ does: 'unblock' })
  expect(await reach(['39101'], {}, 'telegram')).toMatchObject([{ id: '39101', duplicate: false }])
  await vi.waitFor(() => expect(heardBy('39101', 'telegram').at(-1)?.text).toBe('Your order is ready.'))
})

test('a mailbox is the same however it is written', async () => {
  await happens('ada@letters.example', { does: 'write', text: 'hello' }, 'email')
  expect(await reach([' Ada@Letters.example'], {}, 'email')).toEqual([
    { id: ' Ada@Letters.example', conversationId: expect.any(String), refused: 'underWay' },
  ])
})

test('of a list, each is told what became of it, in its order', async () => {
  await happens('39111', { does: 'write', text: 'hello' })
  await happens('39112', { does: 'write', text: 'hello' })
  await happens('39112', { does: 'optOut' })
  const results = await reach(['39110', '39111', '39112', '39110'])
  expect(results).toEqual([
    { id: '39110', refused: 'notAgreed' },
    { id: '39111', conversationId: expect.any(String), refused: 'underWay' },
    { id: '39112', refused: 'optedOut' },
    { id: '39110', refused: 'notAgreed' },
  ])
  expect(heardBy('39110')).toEqual([])
})

test('who agreed is written to with a template alone where the platform has a window, and with words where it has none', async () => {
  const agreed = { agreed: 'Order form, 2026-11-28' }
  expect(await reach(['39120'], agreed)).toEqual([{ id: '39120', refused: 'windowClosed' }])
  expect(await reach(['39120'], { ...agreed, messages: [template] })).toMatchObject([{ id: '39120', duplicate: false }])
  expect(await reach(['39121'], agreed, 'telegram')).toMatchObject([{ id: '39121', duplicate: false }])
  await vi.waitFor(() => expect(heardBy('39121', 'telegram')).toMatchObject([{ text: 'Your order is ready.' }]))
})

test('the same request changes nothing a second time, and the customer’s answer begins the flow in the same conversation', async () => {
  const agreed = { agreed: 'Order form, 2026-11-28' }
  const [first] = await reach(['39130'], agreed, 'telegram')
  const [again] = await reach(['39130'], agreed, 'telegram')
  expect(again).toEqual({ ...first, duplicate: true })
  const [next] = await reach(['39130'], { ...agreed, id: 'r-2' }, 'telegram')
  expect(next).toMatchObject({ duplicate: false })
  const happened = {
    id: '7999',
    at: platforms.clock(),
    from: { address: '39130' },
    does: 'write',
    text: 'hello',
  } as const
  await platforms.happen('telegram', happened)
  const [latest] = await platforms.store.conversations.list({ channel: 'my-telegram', limit: 1 })
  expect(latest).toMatchObject({ id: next?.conversationId, owner: 'flow', address: '39130' })
  await vi.waitFor(() => expect(heardBy('39130', 'telegram')).toHaveLength(3))
})

test('a day later, who wrote is not written to unless they agreed, and a request of before is answered as then', async () => {
  await happens('39140', { does: 'write', text: 'hello' })
  for (const does of [{ does: 'write', text: 'hello' }, { does: 'block' }, { does: 'unblock' }])
    await happens('39141', does, 'telegram')
  const [first] = await reach(['39141'], {}, 'telegram')
  platforms.advance(DAY + 1_000)
  expect(await reach(['39140'])).toEqual([{ id: '39140', refused: 'notAgreed' }])
  expect(await reach(['39141'], {}, 'telegram')).toEqual([{ ...first, duplicate: true }])
  expect(await reach(['39141'], { id: 'r-2' }, 'telegram')).toEqual([{ id: '39141', refused: 'notAgreed' }])
})

const begin = (addresses: readonly string[], entry: string, more: Partial<OutreachRequest>, kind: Channel['kind']) => {
  const { messages: _, ...request } = {
    id: 'e-1',
    customers: addresses.map((id) => ({ id })),
    entry,
    ...more,
  } as OutreachRequest
  return outreach(`my-${kind}`, platforms.settingsOf(kind), request)
}

test('a flow is begun at an entry with variables, and goes on with what the customer answers', async () => {
  const more = { agreed: 'Order form, 2026-11-28', variables: { order: 'HT-1' } }
  const customers = [{ id: '39150' }, { id: '39151', variables: { order: 'HT-2' } }]
  const [first, second] = await begin([], 'ready', { ...more, customers }, 'telegram')
  expect([first, second]).toMatchObject([{ duplicate: false }, { duplicate: false }])
  await vi.waitFor(() => expect(heardBy('39150', 'telegram').map(({ text }) => text)).toContain('Order HT-1 is ready.'))
  await vi.waitFor(() => expect(heardBy('39151', 'telegram').map(({ text }) => text)).toContain('Order HT-2 is ready.'))
  const again = await begin([], 'ready', { ...more, customers }, 'telegram')
  expect(again).toEqual([
    { ...first, duplicate: true },
    { ...second, duplicate: true },
  ])
  expect(await begin(['39150'], 'ready', { ...more, id: 'e-2' }, 'telegram')).toEqual([
    { id: '39150', conversationId: first?.conversationId, refused: 'underWay' },
  ])
  await happens('39150', { does: 'write', text: 'Bills' }, 'telegram')
  const [latest] = await platforms.store.conversations.list({ channel: 'my-telegram', limit: 1 })
  expect(latest).toMatchObject({ id: first?.conversationId, owner: 'queue', address: '39150' })
})

test.each([
  ['nobody says that they agreed', 'ready', {}, 'telegram', 'notAgreed'],
  [
    'its first words are no template, and the window is closed',
    'ready',
    { agreed: 'by letter' },
    'whatsapp',
    'windowClosed',
  ],
  ['the flow has no such entry', 'constructor', { agreed: 'by letter' }, 'telegram', 'unknownEntry'],
  ['there is no such flow', 'ready', { agreed: 'by letter', flow: 'nowhere' }, 'telegram', 'unknownEntry'],
  ['it fails in its first steps', 'broken', { agreed: 'by letter' }, 'telegram', 'failed'],
] as const)('a flow is not begun when %s', async (_, entry, more, kind, refused) => {
  expect(await begin(['39160'], entry, more, kind)).toEqual([{ id: '39160', refused }])
  expect(heardBy('39160', kind)).toEqual([])
})

test('after the window a flow is begun that says a template, filled with its variables', async () => {
  const more = { agreed: 'Order form, 2026-11-28', variables: { order: 'HT-1' } }
  expect(await begin(['39170'], 'approved', more, 'whatsapp')).toMatchObject([{ duplicate: false }])
  await vi.waitFor(() => expect(heardBy('39170')).toHaveLength(1))
})

test('of a long list few are written to at once, and when they wrote is asked once', async () => {
  let underWay = 0
  let most = 0
  let asked = 0
  const write = createOutreach({
    people: {
      threadsOf: (_, people) => Promise.resolve(people.map(([name = '']) => name)),
      lastWrote: () => {
        asked += 1
        return Promise.resolve(new Map())
      },
    },
    receive: async () => {
      underWay += 1
      most = Math.max(most, underWay)
      await Promise.resolve()
      underWay -= 1
      return { conversationId: 'c', messageId: 'm', duplicate: false } as never
    },
    clock: () => 0,
  })
  const customers = Array.from({ length: 1_000 }, (_, index) => ({ id: String(index) }))
  const results = await write('my-telegram', platforms.settingsOf('telegram'), {
    id: 'r',
    customers,
    messages: [{ text: 'Ready.' }],
  })
  expect(results).toHaveLength(1_000)
  expect(results.every(({ refused }) => refused === undefined)).toBe(true)
  expect([most, asked]).toEqual([16, 1])
})
