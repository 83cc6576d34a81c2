import { afterAll, beforeAll, expect, test } from 'vitest'
import { listen } from '../egress/listen.ts'
import { startHost, type TestHost } from '../support/startHost.ts'
import { desk, says } from './desk.ts'

let host: TestHost
beforeAll(async () => {
  host = await startHost(desk, { env: { USHER_EGRESS_ALLOW: '127.0.0.1' } })
})
afterAll(() => host.close())

const write = (text: string, from: string, channel = 'web') =>
  host.ask('POST', `/api/channels/${channel}/messages`, says(text, from))

test('a conversation shows what was said, what was decided, and why', async () => {
  const { body: first } = await write('hello', 'ada')
  await write('1', 'ada')
  const { status, body } = await host.ask('GET', `/api/conversations/${first.conversationId}`)
  expect(status).toBe(200)
  expect(body.conversation).toMatchObject({ owner: 'queue', channel: 'web', address: 'ada', turns: 2, waitingAt: null })
  expect(
    body.transcript.map(({ from, text }: { from: string; text: string }) => `${from}: ${text.split('\n')[0]}`),
  ).toEqual(['customer: hello', 'flow: What is it about?', 'customer: 1'])
  expect(body.turns).toHaveLength(2)
  expect(body.explanation[0].sentences).toContain('No rule at topic matched.')
  expect(body.explanation[1].sentences).toContain('Put in the queue billing, skills billing 3, priority 5.')
})

test("a customer's file is given by its place in the message, to be shown or saved, and never run", async () => {
  const png = Buffer.concat([Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), Buffer.alloc(20_000, 7)])
  const server = await listen((request, response) =>
    response
      .writeHead(200, { 'content-type': 'text/html' })
      .end(request.path === '/a.png' ? png : '<script>1</script>'),
  )
  const attachments = [
    { kind: 'image', url: `${server.url}/a.png` },
    { kind: 'file', url: `${server.url}/b` },
  ]
  const { body: said } = await host.ask('POST', '/api/channels/web/messages', {
    ...says('look', 'sender'),
    attachments,
  })
  const { body } = await host.ask('GET', `/api/conversations/${said.conversationId}`)
  const place = `${host.url}/api/conversations/${said.conversationId}/turns/${body.turns[0].id}/attachments`
  const [image, page, none] = await Promise.all(['0', '1', 'length'].map((at) => fetch(`${place}/${at}`)))
  expect(image?.headers.get('content-type')).toBe('image/png')
  expect(Buffer.from(await (image as Response).arrayBuffer())).toEqual(png)
  expect(page?.headers.get('content-type')).toBe('application/octet-stream')
  expect(page?.headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''file")
  expect(page?.headers.get('content-security-policy')).toContain('sandbox')
  expect(page?.headers.get('x-content-type-options')).toBe('nosniff')
  expect(await page?.text()).toBe('<script>1</script>')
  expect(none?.status).toBe(404)
})

test('a customer never gets the answer of another who used the same id, whatever the ids are made of', async () => {
  const talk = async (from: string, id: string, name: string) =>
    (await host.ask('POST', '/api/channels/web/messages', { id, from: { id: from, name }, text: 'hello' })).body
  const pairs = [
    ['ida', 'm-1'],
    ['jon', 'm-1'],
    ['ida:m', '1'],
    ['ida', 'm:1'],
    [':'.repeat(200), '👍'.repeat(200)],
    ['%3A'.repeat(60), '👍'.repeat(200)],
  ] as const
  const first = await Promise.all(pairs.map(([from, id]) => talk(from, id, from)))
  expect(first.map(({ duplicate }) => duplicate)).toEqual(pairs.map(() => false))
  const again = await Promise.all(pairs.map(([from, id]) => talk(from, id, 'a retry')))
  expect(again).toEqual(first.map((answer) => ({ ...answer, duplicate: true })))
  for (const [index, [from]] of pairs.entries()) {
    const { body } = await host.ask('GET', `/api/conversations/${first[index].conversationId}`)
    expect(body.conversation.address).toBe(from)
  }
})

test('conversations are listed with the newest activity first, by contact, channel and page', async () => {
  const { body: one } = await write('refund', 'lister-1')
  const { body: two } = await write('refund', 'lister-2')
  const { body: page } = await host.ask('GET', '/api/conversations?limit=1&channel=web')
  expect(page.conversations.map(({ id }: { id: string }) => id)).toEqual([two.conversationId])
  const { body: older } = await host.ask('GET', `/api/conversations?limit=1&before=${two.conversationId}`)
  expect(older.conversations[0].id).toBe(one.conversationId)
  const { contactId } = page.conversations[0]
  const { body: own } = await host.ask('GET', `/api/conversations?contact=${contactId}`)
  expect(own.conversations).toHaveLength(1)
  expect((await host.ask('GET', '/api/conversations?channel=none')).body.conversations).toEqual([])
})

test.each(['0', '201', 'many', '-1', '1e3'])('a limit of %s is refused by its name', async (limit) => {
  const { status, body } = await host.ask('GET', `/api/conversations?limit=${limit}`)
  expect([status, body.detail]).toEqual([400, expect.stringContaining('"limit"')])
})

test('a conversation that nobody knows is not found, whatever its id', async () => {
  for (const id of ['c_nobody', '%00', '..%2f', '%ff', 'x'.repeat(5_000)]) {
    expect((await host.ask('GET', `/api/conversations/${id}`)).status).toBe(404)
  }
})

test("an agent's reply goes out once the agent has the conversation, once for each id", async () => {
  const { body: asked } = await write('refund', 'grace')
  const path = `/api/conversations/${asked.conversationId}/messages`
  const reply = { id: 'r-1', agent: 'alan', text: 'On its way.' }
  expect((await host.ask('POST', path, reply)).status).toBe(409)
  const agent = { id: 'alan', skills: { billing: 5 } }
  let claimed = ''
  while (claimed !== asked.conversationId) {
    claimed = (await host.ask('POST', '/api/queues/claim', { agent })).body.item.conversationId
  }
  const sent = await host.ask('POST', path, reply)
  expect(sent.body).toMatchObject({ duplicate: false, owner: 'agent', replies: [{ text: 'On its way.' }] })
  const again = await host.ask('POST', path, reply)
  expect(again.body).toEqual({ ...sent.body, duplicate: true })
  const { body } = await host.ask('GET', `/api/conversations/${asked.conversationId}`)
  expect(body.transcript.at(-1)).toMatchObject({ from: 'agent', agent: 'alan', text: 'On its way.' })
  expect(body.explanation.at(-1).sentences).toEqual(['The agent alan replied.'])
})

test('a messenger that polls gets the latest, and then only what is new', async () => {
  const path = '/api/channels/web/contacts/poller/messages'
  expect((await host.ask('GET', path)).body).toEqual({ messages: [], after: 0 })
  await write('hello', 'poller')
  await write('hello', 'somebody-else')
  const { body: first } = await host.ask('GET', path)
  expect(first.messages.map(({ from }: { from: string }) => from)).toEqual(['customer', 'flow'])
  expect((await host.ask('GET', `${path}?after=${first.after}`)).body).toEqual({ messages: [], after: first.after })
  await write('1', 'poller')
  const { body: second } = await host.ask('GET', `${path}?after=${first.after}`)
  expect(second.messages).toMatchObject([{ from: 'customer', text: '1' }])
  expect(second.after).toBeGreaterThan(first.after)
  expect((await host.ask('GET', `${path}?limit=1`)).body).toEqual(second)
})

test('a blocked contact starts no flow until it is unblocked', async () => {
  const { body: asked } = await write('hello', 'mallory')
  const { body } = await host.ask('GET', `/api/conversations/${asked.conversationId}`)
  const contact = `/api/contacts/${body.contact.id}`
  expect((await host.ask('POST', `${contact}/block`)).body).toEqual({ id: body.contact.id, blocked: true })
  expect((await write('1', 'mallory')).body).toMatchObject({ owner: 'flow', replies: [] })
  await host.ask('POST', `${contact}/unblock`)
  expect((await write('1', 'mallory')).body).toMatchObject({ owner: 'queue', enqueued: { queue: 'billing' } })
  expect((await host.ask('POST', '/api/contacts/nobody/block')).status).toBe(404)
})

test('two contacts become one, with the conversations of both', async () => {
  const contactOf = async (from: string) => {
    const { body } = await write('hello', from)
    return (await host.ask('GET', `/api/conversations/${body.conversationId}`)).body.contact.id
  }
  const [ada, other] = [await contactOf('ada-one'), await contactOf('ada-two')]
  const merge = (contact: string) => host.ask('POST', `/api/contacts/${ada}/merge`, { contact })
  expect((await merge(other)).body).toEqual({ id: ada, merged: other })
  const { body } = await host.ask('GET', `/api/conversations?contact=${ada}`)
  expect(body.conversations.map(({ address }: { address: string }) => address).sort()).toEqual(['ada-one', 'ada-two'])
  expect(await contactOf('ada-two')).toBe(ada)
  expect([(await merge(other)).status, (await merge(ada)).status]).toEqual([404, 400])
})
