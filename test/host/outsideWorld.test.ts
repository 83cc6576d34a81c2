import { afterEach, describe, expect, test, vi } from 'vitest'
import { formatWorkspace } from '../../runtime/engine/files/formatWorkspace.ts'
import type { Workspace } from '../../runtime/engine/index.ts'
import { type Heard, playServer } from '../support/playServer.ts'
import { signRequest } from '../support/signRequest.ts'
import { startHost, type TestHost } from '../support/startHost.ts'
import { flowOf, workspaceOf } from '../support/workspaceOf.ts'

const SECRET = 'a-secret-of-the-bot'
const open: { close: () => Promise<void> }[] = []
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close()
})

async function play(reply: Parameters<typeof playServer>[0]) {
  const server = await playServer(reply)
  open.push(server)
  return server
}
async function host(workspace: Workspace): Promise<TestHost> {
  const started = await startHost(workspace, { env: { USHER_EGRESS_ALLOW: '127.0.0.1' } })
  open.push(started)
  return started
}

let sent = 0
const say = async ({ ask }: TestHost, text: string) => {
  sent += 1
  const { body } = await ask('POST', '/api/channels/web/messages', { id: `m-${sent}`, from: { id: 'u-1' }, text })
  return body
}
const conversation = async ({ ask }: TestHost, id: string) => (await ask('GET', `/api/conversations/${id}`)).body
const until = (check: () => Promise<void>) => vi.waitFor(check, { timeout: 120_000, interval: 20 })
const ownerIs = (desk: TestHost, id: string, owner: string) =>
  until(async () => expect((await conversation(desk, id)).conversation.owner).toBe(owner))

function botWorkspace(url: string, handoff = {}): Workspace {
  return workspaceOf(
    [
      flowOf({
        bot: {
          type: 'botHandoff',
          bot: 'faq',
          outcomes: ['solved'],
          ...handoff,
          exits: {
            done: 'to-general',
            solved: 'bye',
            failed: 'to-billing',
            timeout: 'to-billing',
          },
        },
        bye: { type: 'close', content: [{ text: 'Glad to help, {{ vars.who }}.' }] },
        'to-general': { type: 'enqueue', queue: 'general' },
        'to-billing': { type: 'enqueue', queue: 'billing' },
      }),
    ],
    { bots: { faq: { kind: 'webhook', url, secret: SECRET } } },
  )
}

describe('a bot', () => {
  test('answers in the response, hands back with variables, and every call is signed', async () => {
    const bot = await play(({ body }) =>
      body.kind === 'start'
        ? { status: 200, body: { replies: [{ text: 'Who are you?' }] } }
        : { status: 200, body: { handback: { outcome: 'solved', variables: { who: body.message.text } } } },
    )
    const desk = await host(botWorkspace(bot.url))
    const { conversationId, owner } = await say(desk, 'hello')
    expect(owner).toBe('bot')
    await until(async () => expect((await conversation(desk, conversationId)).turns).toHaveLength(2))
    await say(desk, 'Ada')
    await ownerIs(desk, conversationId, 'closed')
    const { transcript } = await conversation(desk, conversationId)
    expect(transcript.map(({ text }: { text: string }) => text)).toEqual([
      'hello',
      'Who are you?',
      'Ada',
      'Glad to help, Ada.',
    ])
    for (const { headers, text } of bot.heard) {
      const at = Number(headers['usher-timestamp'])
      expect(headers['usher-signature']).toBe(signRequest(SECRET, '/', text, at)['usher-signature'])
    }
  })

  test('answers later by callback; a wrong signature is refused and changes nothing', async () => {
    const bot = await play(() => ({ status: 202 }))
    const desk = await host(botWorkspace(bot.url))
    const { conversationId } = await say(desk, 'hello')
    await until(async () => expect(bot.heard).toHaveLength(1))
    const path = new URL((bot.heard[0] as Heard).body.callbackUrl).pathname
    const body = JSON.stringify({ id: 'later', replies: [{ text: 'Here I am.' }], handback: {} })
    const forged = { ...signRequest(SECRET, path, body), 'usher-signature': `v2=${'0'.repeat(64)}` }
    expect((await desk.ask('POST', path, body, forged)).status).toBe(401)
    expect((await conversation(desk, conversationId)).conversation.owner).toBe('bot')
    expect((await desk.ask('POST', path, body, signRequest(SECRET, path, body))).status).toBe(200)
    expect((await desk.ask('POST', path, body, signRequest(SECRET, path, body))).status).toBe(200)
    const { conversation: after, turns } = await conversation(desk, conversationId)
    expect(after.owner).toBe('queue')
    expect(turns).toHaveLength(2)
  })

  test.each([
    ['refuses', () => ({ status: 500 })],
    ['answers rubbish', () => ({ status: 200, body: { replies: 'no' } })],
  ])('that %s leads to the failed exit and a queue', async (_what, reply) => {
    const bot = await play(reply)
    const desk = await host(botWorkspace(bot.url))
    const { conversationId } = await say(desk, 'hello')
    await ownerIs(desk, conversationId, 'queue')
    const { turns } = await conversation(desk, conversationId)
    expect(turns.at(-1).effects.find(({ type }: { type: string }) => type === 'enqueue').queue).toBe('billing')
  })

  test('that never promised more and stays silent times out into a queue', async () => {
    const bot = await play(() => ({ status: 202 }))
    const desk = await host(botWorkspace(bot.url, { timeout: 'PT1S' }))
    const { conversationId } = await say(desk, 'hello')
    await ownerIs(desk, conversationId, 'queue')
  })

  test('that cannot be reached is tried again until its time is over, then a person has the customer', async () => {
    const gone = await playServer(() => ({ status: 200 }))
    await gone.close()
    const workspace = botWorkspace(gone.url)
    const desk = await host({
      ...workspace,
      bots: { faq: { kind: 'webhook', url: gone.url, secret: SECRET, timeout: 'PT2S' } },
    })
    const { conversationId } = await say(desk, 'hello')
    await ownerIs(desk, conversationId, 'queue')
  })

  test('on an address inside the network is refused unless it is allowed', async () => {
    const bot = await play(() => ({ status: 200, body: {} }))
    const started = await startHost(botWorkspace(bot.url))
    open.push(started)
    const { conversationId } = await say(started, 'hello')
    await ownerIs(started, conversationId, 'queue')
    expect(bot.heard).toHaveLength(0)
  })
})

test('a menu that nobody answers takes its timeout exit, and a late answer is the next turn', async () => {
  const desk = await host(
    workspaceOf([
      flowOf({
        menu: {
          type: 'menu',
          prompt: [{ text: 'Which one?' }],
          options: [{ id: 'a', label: 'A' }],
          timeout: 'PT1S',
          exits: { a: 'q', noMatch: 'q', timeout: 'q' },
        },
        q: { type: 'enqueue', queue: 'general' },
      }),
    ]),
  )
  const { conversationId, waitingAt } = await say(desk, 'hello')
  expect(waitingAt).toBe('menu')
  await ownerIs(desk, conversationId, 'queue')
  const { turns } = await conversation(desk, conversationId)
  expect(turns.map(({ event }: { event: { type: string } }) => event.type)).toEqual(['message', 'timeout'])
  expect((await say(desk, 'a')).owner).toBe('queue')
})

test('a request node maps what the service answers, and a message that comes meanwhile is kept for the next wait', async () => {
  let release = (): void => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  const service = await play(async () => {
    await held
    return { status: 200, body: { order: { state: 'on its way' } } }
  })
  const desk = await host(
    workspaceOf([
      flowOf({
        lookup: {
          type: 'request',
          method: 'GET',
          url: `${service.url}/orders/1`,
          result: { state: '/order/state' },
          exits: { ok: 'tell', failed: 'q' },
        },
        tell: { type: 'message', content: [{ text: 'It is {{ vars.state }}.' }], exits: { next: 'ask' } },
        ask: {
          type: 'keywordRoute',
          prompt: [{ text: 'Anything else?' }],
          rules: [{ id: 'hurry', keywords: ['hurry'] }],
          exits: { hurry: 'q', noMatch: 'ask', timeout: 'ask' },
        },
        q: { type: 'enqueue', queue: 'general' },
      }),
    ]),
  )
  const { conversationId } = await say(desk, 'where is my order?')
  await until(async () => expect(service.heard).toHaveLength(1))
  await say(desk, 'hurry up')
  release()
  await ownerIs(desk, conversationId, 'queue')
  const { transcript } = await conversation(desk, conversationId)
  expect(transcript.map(({ text }: { text: string }) => text)).toContain('It is on its way.')
})

test("files get no variable of the host's environment but those that the operator lists, whoever writes them", async () => {
  const outside = await play(() => ({ status: 200, body: {} }))
  const env = {
    USHER_EGRESS_ALLOW: '127.0.0.1',
    USHER_SECRETS: 'SHOP_*',
    USHER_TOKENS: `publisher:publisher-${SECRET},channel:channel-${SECRET}`,
    SHOP_TOKEN: 'of-the-shop',
    CLOUD_KEY: 'of-the-cloud',
  }
  const asks = (name: string) =>
    flowOf(
      {
        ask: {
          type: 'request',
          method: 'POST',
          url: outside.url,
          headers: { 'x-name': name, 'x-value': `\${${name}}` },
          exits: { ok: 'q', failed: 'q' },
        },
        q: { type: 'enqueue', queue: 'general' },
      },
      { id: name.toLowerCase().replaceAll('_', '-') },
    )
  const names = ['SHOP_TOKEN', 'CLOUD_KEY', 'USHER_TOKENS', 'PATH']
  const flows = names.map(asks)
  const channels = Object.fromEntries([
    ...flows.map(({ id }) => [id, { kind: 'web', flow: id } as const]),
    ...names.map((name) => [
      `pushed-${name.toLowerCase().replaceAll('_', '-')}`,
      { kind: 'web', flow: 'greet', deliverTo: `${outside.url}/\${${name}}` } as const,
    ]),
  ])
  const greet = flowOf({ bye: { type: 'close', content: [{ text: 'Bye.' }] } }, { id: 'greet' })
  const desk = await startHost(workspaceOf([greet]), { env })
  open.push(desk)
  const as = (role: string) => ({ authorization: `Bearer ${role}-${SECRET}` })
  const files = formatWorkspace(workspaceOf([greet, ...flows], { channels }))
  const refused = await desk.ask('POST', '/api/releases', { files }, as('publisher'))
  expect([refused.status, JSON.stringify(refused.body.errors)]).toEqual([
    422,
    expect.stringMatching(/The variable .{1,4}USHER_TOKENS.{1,4} is the host's own/),
  ])
  const { body } = await desk.ask('POST', '/api/releases', { files, force: 'to see what it gives' }, as('publisher'))
  expect(body.notes.join('\n')).toMatch(
    /CLOUD_KEY is not listed in USHER_SECRETS; .*\n.*USHER_TOKENS is the host's own/s,
  )
  for (const channel of Object.keys(channels)) {
    const message = { id: channel, from: { id: channel }, text: 'hello' }
    expect((await desk.ask('POST', `/api/channels/${channel}/messages`, message, as('channel'))).status).toBe(200)
  }
  await until(async () => expect(outside.heard).toHaveLength(2))
  await until(async () =>
    expect((await desk.ask('GET', '/api/outbox/dead', undefined, as('publisher'))).body.deliveries).toHaveLength(3),
  )
  expect(outside.heard.map(({ path, headers }) => headers['x-value'] ?? path.slice(1)).sort()).toEqual([
    'of-the-shop',
    'of-the-shop',
  ])
})

describe('a web channel with deliverTo', () => {
  const pushed = (deliverTo: string) =>
    workspaceOf(
      [
        flowOf({
          hello: { type: 'message', content: [{ text: 'one' }, { text: 'two' }], exits: { next: 'q' } },
          q: { type: 'enqueue', queue: 'general' },
        }),
      ],
      { channels: { web: { kind: 'web', flow: 'main', deliverTo, secret: SECRET } } },
    )

  test('gets every message in order and once each by its key, though it fails at first', async () => {
    let failures = 1
    const messenger = await play(() => {
      failures -= 1
      return { status: failures >= 0 ? 503 : 200 }
    })
    const desk = await host(pushed(messenger.url))
    await say(desk, 'hello')
    await until(async () => expect(messenger.heard).toHaveLength(3))
    expect(messenger.heard.map(({ body }) => body.message.text)).toEqual(['one', 'one', 'two'])
    expect(new Set(messenger.heard.map(({ headers }) => headers['idempotency-key'])).size).toBe(2)
  })

  test('that refuses a message has a dead letter, which can be sent again', async () => {
    let status = 400
    const messenger = await play(() => ({ status }))
    const desk = await host(pushed(messenger.url))
    await say(desk, 'hello')
    const dead = async () => (await desk.ask('GET', '/api/outbox/dead')).body.deliveries
    await until(async () => expect(await dead()).toHaveLength(2))
    const [{ id, error }] = await dead()
    expect(error).toBe('status 400')
    status = 200
    expect((await desk.ask('POST', `/api/outbox/${id}/revive`)).status).toBe(200)
    await until(async () => expect(messenger.heard).toHaveLength(3))
    expect(await dead()).toHaveLength(1)
  })
})
