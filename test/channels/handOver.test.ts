import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { customerName } from '../../runtime/channels/centre/customerName.ts'
import { connect } from '../../runtime/channels/connect.ts'
import type { Happened } from '../../runtime/channels/Double.ts'
import { transcriptOf } from '../../runtime/http/transcriptOf.ts'
import { centreAgent } from '../../runtime/inbound/contactCentre.ts'
import { KEPT_MS } from '../../runtime/inbound/queueItemOf.ts'
import type { Agent } from '../../runtime/queues/QueueStore.ts'
import { flowOf, workspaceOf } from '../support/workspaceOf.ts'
import { everything } from './everything.ts'
import { type Platforms, startPlatforms } from './startPlatforms.ts'

const CENTRE = 'my-genesys'
const AGENT = centreAgent(CENTRE)
const OURS: Agent = { id: 'ada', skills: {} }

/** Asks for the order, and leaves the rest to a contact centre: that of the platform itself where it has one. */
const workspace = workspaceOf(
  [
    flowOf({
      order: {
        type: 'collect',
        prompt: [{ text: 'Which order?' }],
        variable: 'order',
        value: { kind: 'pattern', pattern: '[0-9]{4}' },
        exits: { next: 'bye', invalid: 'bye', timeout: 'bye' },
      },
      bye: { type: 'message', content: [{ text: 'Somebody comes.' }], exits: { next: 'people' } },
      people: {
        type: 'branch',
        cases: [{ id: 'own', when: { attribute: 'channel.kind', is: 'sunshine' } }],
        exits: { own: 'to-own', otherwise: 'to-general' },
      },
      'to-general': { type: 'enqueue', queue: 'general' },
      'to-own': { type: 'enqueue', queue: 'own' },
    }),
  ],
  { queues: { general: { name: 'General', handOver: CENTRE }, own: { name: 'Own', handOver: 'my-sunshine' } } },
)

let platforms: Platforms
beforeAll(async () => {
  platforms = await startPlatforms(workspace)
})
afterAll(() => platforms.close())

let ids = 300
const next = () => {
  ids += 1
  return String(ids)
}
type Doing = { readonly does: Happened['does'] } & Record<string, unknown>
const happened = (address: string, does: Doing): Happened =>
  ({ id: next(), at: Date.UTC(2026, 10, 30, 10) + ids, from: { address, name: 'Ada' }, ...does }) as Happened
async function until<T>(look: () => Promise<T | null | undefined | false>): Promise<T> {
  for (;;) {
    const seen = await look()
    if (seen) return seen
    await new Promise((resolve) => setImmediate(resolve))
  }
}
const isDone = async () => (await platforms.store.outbox.counts()).waiting === 0
/** How long the next of what waits is put off, in ms; what is under way is leased for longer than all of it. */
const dueIn = async () => {
  const at = await platforms.store.outbox.nextDueAt()
  const left = (at ?? 0) - platforms.clock()
  return left < 7_000 ? left : 0
}

/** Somebody on WhatsApp, and an agent of the contact centre who speaks with them. */
function talk() {
  const address = `39055300${next()}`
  const named = customerName('my-whatsapp', address)
  const agentDoes = (does: Doing) => platforms.happen('genesys', happened(named, does))
  const item = async () => {
    const id = (await platforms.store.conversations.list({ channel: 'my-whatsapp', limit: 200 })).find(
      (each) => each.address === address,
    )?.id
    return (await platforms.store.queues.list('general', 200)).find(({ conversationId }) => conversationId === id)
  }
  return {
    address,
    named,
    item,
    agentDoes,
    writes: (text: string) => platforms.happen('whatsapp', happened(address, { does: 'write', text })),
    says: (text: string) => agentDoes({ does: 'write', text }),
    heard: () => platforms.playedOf('whatsapp').taken.flatMap(({ to, text }) => (to === address ? [text] : [])),
    centreHeard: () => platforms.playedOf('genesys').taken.flatMap(({ to, text }) => (to === named ? [text] : [])),
    owner: async () =>
      (await platforms.store.conversations.list({ channel: 'my-whatsapp', limit: 200 })).find(
        (each) => each.address === address,
      )?.owner,
    lines: async () =>
      (await platforms.turnsWith('whatsapp', address)).flatMap((turn) =>
        transcriptOf(turn).map(({ from, text, what, reason }) => [from, what ?? text, ...(reason ? [reason] : [])]),
      ),
    /** Until it has been handed over. */
    async isEnqueued(): Promise<void> {
      await this.writes('hello')
      await this.writes('4711')
    },
    async isTheirs(): Promise<void> {
      await this.isEnqueued()
      await until(async () => (await item())?.agent === AGENT && isDone())
    },
  }
}

const CONTEXT = ['Ada: hello', 'Usher: Which order?', 'Ada: 4711', 'Usher: Somebody comes.'].join('\n')

describe('a conversation that is enqueued where a contact centre answers', () => {
  test('goes there with its context, on with what is written on both sides, and comes back when they are done', async () => {
    const ada = talk()
    await ada.isTheirs()
    expect(ada.centreHeard()).toEqual([CONTEXT])
    const call = platforms.asked.find(({ kind, text }) => kind === 'genesys' && text.includes(ada.named))
    expect(JSON.parse(call?.text.split(' ').slice(1).join(' ') ?? '')).toMatchObject({
      channel: {
        from: { id: ada.named, nickname: 'Ada' },
        metadata: {
          customAttributes: {
            usher_channel: 'my-whatsapp',
            usher_kind: 'whatsapp',
            usher_address: ada.address,
            usher_name: 'Ada',
            usher_queue: 'general',
            usher_var_order: '4711',
          },
        },
      },
    })
    await ada.writes('are you there?')
    await ada.says('Yes. What is it?')
    await ada.agentDoes({ does: 'sendMedia', kind: 'image' })
    await until(async () => (await isDone()) && ada.heard().length === 4)
    expect(ada.centreHeard()).toEqual([CONTEXT, 'are you there?'])
    expect(ada.heard().slice(0, 3)).toEqual(['Which order?', 'Somebody comes.', 'Yes. What is it?'])
    expect(await ada.owner()).toBe('agent')
    await ada.agentDoes({ does: 'finish' })
    expect([await ada.owner(), await ada.item()]).toEqual(['closed', undefined])
    expect(await ada.lines()).toEqual([
      ['customer', 'hello'],
      ['flow', 'Which order?'],
      ['customer', '4711'],
      ['flow', 'Somebody comes.'],
      ['agent', 'handedOver'],
      ['customer', 'are you there?'],
      ['agent', 'Yes. What is it?'],
      ['agent', undefined],
    ])
    // The next message begins anew.
    await ada.writes('one more thing')
    await until(async () => (await ada.item())?.agent === AGENT && isDone())
    expect(ada.centreHeard().at(-1)).toMatch(/Ada: one more thing$/)
  })

  test('what is written before the contact centre has taken it arrives there after the context, once and in order', async () => {
    const ada = talk()
    const texts = Array.from({ length: 10 }, (_, index) => `line ${index}`)
    let hasWritten = false
    platforms.whileSending(async () => {
      if ((await ada.item()) === undefined || hasWritten) return
      hasWritten = true
      for (const text of texts) await ada.writes(text)
    })
    await ada.isEnqueued()
    await until(async () => ada.centreHeard().length > texts.length && isDone())
    platforms.whileSending(async () => {})
    expect(ada.centreHeard()).toEqual([CONTEXT, ...texts])
  })

  test('the same event again, at any time, is one turn', async () => {
    const ada = talk()
    await ada.isTheirs()
    const hello = happened(ada.named, { does: 'write', text: 'Hello!' })
    const done = happened(ada.named, { does: 'finish' })
    for (const event of [hello, hello, done, done]) await platforms.happen('genesys', event)
    await until(isDone)
    expect(ada.heard().filter((text) => text === 'Hello!')).toHaveLength(1)
    await ada.writes('hello again')
    await until(async () => (await ada.item())?.agent === AGENT && isDone())
    for (const event of [hello, done]) await platforms.happen('genesys', event)
    expect([await ada.owner(), ada.heard().filter((text) => text === 'Hello!').length]).toEqual(['agent', 1])
  })

  test('refused, it stays in the queue for agents of ours, says why, and nothing of it goes there any more', async () => {
    const ada = talk()
    platforms.playedOf('genesys').treatNext('auth')
    await ada.isEnqueued()
    await ada.writes('hello?')
    await until(isDone)
    expect((await ada.lines()).slice(4)).toContainEqual(['agent', 'handOverRefused', 'auth (missing.permissions)'])
    expect(ada.centreHeard()).toEqual([])
    expect((await platforms.store.outbox.listDead(100)).map(({ target, error }) => [target, error])).toContainEqual([
      CENTRE,
      'auth (missing.permissions)',
    ])
    const claimed = await platforms.store.queues.claim(
      ['general'],
      OURS,
      platforms.clock(),
      platforms.clock() + 60_000,
      {},
    )
    expect(claimed).toMatchObject({ id: (await ada.item())?.id, agent: 'ada' })
    // Passed on by the agent, it is handed over after all, with what was said since.
    const to = { queue: 'general', handOver: CENTRE }
    await platforms.store.queues.transfer(claimed?.id ?? '', 'ada', to, platforms.clock())
    await until(async () => (await ada.item())?.agent === AGENT && isDone())
    expect(ada.centreHeard()).toEqual([`${CONTEXT}\nAda: hello?`])
  })

  test('while the contact centre is away it is kept for it a while; an agent of ours who then has it keeps it', async () => {
    const ada = talk()
    const claim = (laterMs: number) => {
      const now = platforms.clock() + laterMs
      return platforms.store.queues.claim(['general'], OURS, now, now + 3_600_000, {})
    }
    let goOn = () => {}
    const answer = new Promise<void>((resolve) => {
      goOn = resolve
    })
    platforms.playedOf('genesys').treatNext('retry')
    platforms.whileSending(async () => {
      if ((await ada.item()) !== undefined) await answer
    })
    await ada.isEnqueued()
    await until(async () => platforms.asked.some(({ kind, text }) => kind === 'genesys' && text.includes(ada.named)))
    expect(await claim(0)).toBeNull()
    await ada.writes('hello?')
    const mine = await claim(KEPT_MS + 60_000)
    expect(mine).toMatchObject({ id: (await ada.item())?.id })
    platforms.whileSending(async () => {})
    goOn()
    await until(isDone)
    expect([ada.centreHeard(), (await ada.item())?.agent]).toEqual([[], 'ada'])
    await platforms.store.queues.complete(mine?.id ?? '', 'ada', null, platforms.clock())
  })

  test('of which nobody knows whether it arrived, it goes once more, and is then given up; theirs it is when they speak', async () => {
    const ada = talk()
    platforms.playedOf('genesys').treatNext('silent', 'silent')
    await ada.isEnqueued()
    await until(async () => ada.centreHeard().length === 1 && (await dueIn()) > 0)
    platforms.advance(6_000)
    await until(async () => ada.centreHeard().length === 2 && (await dueIn()) > 0)
    platforms.advance(6_000)
    await until(isDone)
    expect([await ada.owner(), (await ada.lines()).at(-1)]).toEqual(['queue', ['agent', 'handOverRefused', 'unknown']])
    await ada.says('Here I am.')
    await ada.writes('at last')
    await until(async () => (await isDone()) && ada.centreHeard().length === 3)
    expect([await ada.owner(), ada.centreHeard(), ada.heard().at(-1)]).toEqual([
      'agent',
      [CONTEXT, CONTEXT, 'at last'],
      'Here I am.',
    ])
  })

  test('what crossed with their last word reaches them all the same', async () => {
    const ada = talk()
    await ada.isTheirs()
    platforms.playedOf('genesys').treatNext('retry')
    await ada.writes('one thing more')
    await until(async () => (await dueIn()) > 0 || (await isDone()))
    await ada.agentDoes({ does: 'finish' })
    platforms.advance(10_000)
    await until(isDone)
    expect([await ada.owner(), ada.centreHeard()]).toEqual(['closed', [CONTEXT, 'one thing more']])
    await ada.says('Of course.')
    expect(await ada.owner()).toBe('agent')
  })

  test('carried again after its host died behind the answer, it makes no second call', async () => {
    const ada = talk()
    await ada.isTheirs()
    const item = await ada.item()
    const again = {
      id: 't_1.h',
      kind: 'centre',
      conversationId: item?.conversationId ?? '',
      target: CENTRE,
      names: [],
      address: ada.address,
      payload: {
        from: { channel: 'my-whatsapp', address: ada.address, name: null },
        handOver: { queue: 'general', turns: 2 },
      },
      attempts: 1,
      expiresAt: null,
      progress: { sent: 0, excused: 0, doubts: 0, isInterrupted: true },
    } as const
    expect(await platforms.deliver(again, async () => true)).toEqual({ ok: true, isMoot: true })
    expect(ada.centreHeard()).toHaveLength(1)
  })

  test('who has opted out hears nothing of their agents, which the journal says', async () => {
    const ada = talk()
    await ada.isTheirs()
    await platforms.happen('whatsapp', happened(ada.address, { does: 'optOut' }))
    await until(isDone)
    const before = ada.heard()
    await ada.says('Hello!')
    await until(isDone)
    expect(ada.heard()).toEqual(before)
    expect(
      (await platforms.store.conversations.find((await ada.item())?.conversationId ?? ''))?.turns.at(-1)?.trace,
    ).toEqual([{ type: 'sendsSuppressed', count: 1, because: 'the customer has opted out' }])
  })
})

describe('the double of a contact centre', () => {
  test('tells everything that can happen, or lacks it for a reason', () => {
    for (const each of everything('my-whatsapp:3905'))
      expect([each.does, platforms.tell('genesys', each) === null]).toEqual([
        each.does,
        platforms.doubleFor('genesys').lacks[each.does] !== undefined,
      ])
  })

  test('refuses by classes that are known again, knows its own credentials, and signs what it tells', async () => {
    const connected = connect(CENTRE, platforms.settingsOf('genesys'))
    if (typeof connected === 'string') throw new Error(connected)
    const { adapter, settings } = connected
    for (const [failure, answer] of Object.entries(platforms.doubleFor('genesys').refusals))
      expect(adapter.classify(answer).class).toBe(failure)
    expect(await adapter.check?.(settings, platforms.egress)).toMatchObject({ class: 'ok' })
    const [hook] = platforms.tell('genesys', happened('my-whatsapp:3905', { does: 'write', text: 'Hi' })) ?? []
    if (hook === undefined) throw new Error('nobody can write')
    const forged = { ...hook, rawBody: Buffer.from(Buffer.from(hook.rawBody).toString().replace('Hi', 'Ho')) }
    expect(await platforms.post('genesys', forged)).toBe(401)
  })
})

test('what a contact centre says to nobody of ours is nothing', async () => {
  const statuses = await platforms.happen('genesys', happened('my-whatsapp:39055999999', { does: 'write', text: 'Hi' }))
  expect([statuses, await platforms.turnsWith('whatsapp', '39055999999')]).toEqual([[200], []])
  expect(await platforms.happen('genesys', happened('nobody', { does: 'finish' }))).toEqual([200])
})

describe('a customer of the contact centre’s own channel', () => {
  const somebody = () => {
    const address = `u-${next()}`
    const happens = (does: Doing) => platforms.happen('sunshine', happened(address, does))
    const conversation = async () =>
      (await platforms.store.conversations.list({ channel: 'my-sunshine', limit: 200 })).find(
        (each) => each.address === address,
      )
    const item = async () => {
      const id = (await conversation())?.id
      return (await platforms.store.queues.list('own', 200)).find(({ conversationId }) => conversationId === id)
    }
    const heard = () => platforms.playedOf('sunshine').taken.flatMap(({ to, text }) => (to === address ? [text] : []))
    return { address, happens, item, heard, owner: async () => (await conversation())?.owner }
  }
  const PASSED = '(passed to the agents)'
  const isEnqueued = async ({ happens }: ReturnType<typeof somebody>) => {
    await happens({ does: 'write', text: 'hello' })
    await happens({ does: 'write', text: '4711' })
  }

  test('is passed to the agents after the last words, with what is known, and comes back when they let go', async () => {
    const ada = somebody()
    await isEnqueued(ada)
    await until(async () => (await ada.item())?.agent === '@my-sunshine' && isDone())
    expect(ada.heard()).toEqual(['Which order?', 'Somebody comes.', PASSED])
    const call = platforms.asked.find(({ text }) => text.includes(`${ada.address}/passControl`))
    expect(JSON.parse(call?.text.split(' ').slice(1).join(' ') ?? '')).toMatchObject({
      switchboardIntegration: 'zd-agentWorkspace',
      metadata: { usher_queue: 'own', usher_var_order: '4711' },
    })
    await ada.happens({ does: 'write', text: 'are you there?' })
    await ada.happens({ does: 'echo', text: 'Yes.', by: 'person' })
    await until(isDone)
    expect([await ada.owner(), ada.heard().length]).toEqual(['agent', 3])
    const lines = (await platforms.turnsWith('sunshine', ada.address)).flatMap((turn) =>
      transcriptOf(turn).map(({ from, text, what }) => [from, what ?? text]),
    )
    expect(lines.slice(4)).toEqual([
      ['agent', 'handedOver'],
      ['customer', 'are you there?'],
      ['agent', 'Yes.'],
    ])
    await ada.happens({ does: 'finish' })
    expect([await ada.owner(), await ada.item()]).toEqual(['closed', undefined])
    await ada.happens({ does: 'write', text: 'one more thing' })
    await until(async () => (await ada.item())?.agent === '@my-sunshine' && isDone())
    expect(ada.heard().filter((text) => text === PASSED)).toHaveLength(2)
  })

  test('is passed once more when nobody knows whether that got through, for it changes nothing', async () => {
    const ada = somebody()
    platforms.whileSending(async () => {
      if (ada.heard().at(-1) === 'Somebody comes.') platforms.playedOf('sunshine').treatNext('silent')
    })
    await isEnqueued(ada)
    await until(async () => ada.heard().at(-1) === PASSED)
    platforms.whileSending(async () => {})
    await until(async () => (await ada.item())?.agent === '@my-sunshine' && isDone())
    expect(ada.heard().filter((text) => text === PASSED)).toHaveLength(2)
  })
})
