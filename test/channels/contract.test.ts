import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connect } from '../../runtime/channels/connect.ts'
import type { Happened } from '../../runtime/channels/Double.ts'
import type { EgressResponse } from '../../runtime/egress/createEgress.ts'
import { transcriptOf } from '../../runtime/http/transcriptOf.ts'
import { centreAgent } from '../../runtime/inbound/contactCentre.ts'
import { INBOX } from '../../runtime/inbound/INBOX.ts'
import type { Channel } from '../../schemas/resources.ts'
import { AT, by, heardBy, nextId, somebodyOn, until } from './customers.ts'
import { deskWorkspace } from './deskWorkspace.ts'
import { everything } from './everything.ts'
import { hookUrlOf, KINDS, type Platforms, startPlatforms } from './startPlatforms.ts'

let platforms: Platforms
beforeAll(async () => {
  platforms = await startPlatforms(deskWorkspace)
})
afterAll(() => platforms.close())

const said = async (kind: (typeof KINDS)[number], address: string) =>
  (await platforms.turnsWith(kind, address)).flatMap(({ event }) => (event.type === 'message' ? [event.text] : []))
describe.each(KINDS.map((kind) => [kind] as const))('%s', (kind) => {
  const somebody = () => somebodyOn(kind)
  const connected = () => {
    const channel = connect(kind, platforms.settingsOf(kind))
    if (typeof channel === 'string') throw new Error(channel)
    return channel
  }
  const heard = (address: string) => heardBy(platforms, kind, address)

  test('what a customer writes is decided, and the answer comes as the platform shows it', async () => {
    const ada = somebody()
    expect(await platforms.happen(kind, by(ada, { does: 'write', text: 'hello' }))).toEqual([200])
    const answer = await until(() => heard(ada)[0])
    expect(answer.text).toContain('What is it about?')
    expect([...answer.buttons.map(({ label }) => label), answer.text].join(' ')).toContain('Bills')
  })

  test('the same id 20 times at once and again after an hour: one turn, every answer 200', async () => {
    const ada = somebody()
    const [hook] = platforms.tell(kind, by(ada, { does: 'write', text: 'hello' })) ?? []
    if (hook === undefined) throw new Error('nobody can write')
    const statuses = await Promise.all(Array.from({ length: 20 }, () => platforms.post(kind, hook)))
    expect(new Set([...statuses, await platforms.post(kind, hook)])).toEqual(new Set([200]))
    expect(await said(kind, ada)).toEqual(['hello'])
  })

  test('unknown field, type, extra keys: 200, counted, rest of the batch handled', async () => {
    const before = platforms.counted.length
    const told = platforms.tell(kind, by(somebody(), { does: 'somethingNew' })) ?? []
    expect(await Promise.all(told.map((hook) => platforms.post(kind, hook)))).toEqual(told.map(() => 200))
    expect(platforms.counted.slice(before).map(({ type }) => type)).toContain('unsupported')
    const [ada, ben] = [somebody(), somebody()]
    const batch = [
      by(ada, { does: 'write', text: 'one' }),
      by(ben, { does: 'somethingNew' }),
      by(ada, { does: 'write', text: 'two' }),
    ]
    const together = platforms.doubleFor(kind).tellTogether
    if (together === null) for (const each of batch) await platforms.happen(kind, each)
    else
      expect(await platforms.post(kind, together(batch, platforms.settingsOf(kind), hookUrlOf(`my-${kind}`)))).toBe(200)
    expect(await said(kind, ada)).toEqual(['one', 'two'])
  })

  test('a wrong signature is refused, and nothing is decided', async () => {
    const ada = somebody()
    const [hook] = platforms.tell(kind, by(ada, { does: 'write', text: 'refund' })) ?? []
    if (hook === undefined) throw new Error('nobody can write')
    for (const wrong of [{ ...hook, headers: {}, query: {} }, forged(hook)]) {
      expect(await platforms.post(kind, wrong)).toBe(401)
    }
    expect(await said(kind, ada)).toEqual([])
  })

  test('N messages over entries, changes, users: N turns, each user’s in order', async () => {
    const [ada, ben] = [somebody(), somebody()]
    const happened = ['one', 'two', 'three'].flatMap((text) =>
      [ada, ben].map((who) => by(who, { does: 'write', text })),
    )
    const together = platforms.doubleFor(kind).tellTogether
    if (together === null) for (const each of happened) await platforms.happen(kind, each)
    else
      expect(await platforms.post(kind, together(happened, platforms.settingsOf(kind), hookUrlOf(`my-${kind}`)))).toBe(
        200,
      )
    expect([await said(kind, ada), await said(kind, ben)]).toEqual([
      ['one', 'two', 'three'],
      ['one', 'two', 'three'],
    ])
  })

  test('while the database is away it is told to send again, and then nothing is lost or doubled', async () => {
    const ada = somebody()
    const { AppError } = await import('../../runtime/AppError.ts')
    platforms.through(() => Promise.reject(new AppError('unavailable', { detail: 'away' })))
    const [hook] = platforms.tell(kind, by(ada, { does: 'write', text: 'hello' })) ?? []
    if (hook === undefined) throw new Error('nobody can write')
    expect(await platforms.post(kind, hook)).toBe(503)
    platforms.through(null)
    expect([await platforms.post(kind, hook), await said(kind, ada)]).toEqual([200, ['hello']])
  })

  /** The latest conversation with a customer. */
  const conversationWith = async (address: string) => {
    const { conversations } = platforms.store
    const [latest] = (await conversations.list({ channel: `my-${kind}`, limit: 200 })).filter(
      (conversation) => conversation.address === address,
    )
    if (latest === undefined) throw new Error(`nobody wrote from ${address}`)
    return latest
  }
  const linesWith = async (address: string) =>
    (await platforms.turnsWith(kind, address)).flatMap((turn) => transcriptOf(turn))
  /** Has it happen; false where the platform has no such thing, for a reason that is written down. */
  const has = async (happened: Happened): Promise<boolean> => {
    const told = platforms.tell(kind, happened)
    if (told === null) {
      expect(platforms.doubleFor(kind).lacks[happened.does]).toMatch(/^[A-Z].*\.$/)
      return false
    }
    for (const hook of told) expect(await platforms.post(kind, hook)).toBe(200)
    return true
  }

  test('the label, the number and the press of a button all choose its option', async () => {
    for (const answer of ['label', 'number', 'press'] as const) {
      const ada = somebody()
      await has(by(ada, { does: 'write', text: 'hello' }))
      const asked = await until(() => heard(ada)[0])
      const [first] = asked.buttons
      if (answer === 'press' && first === undefined) continue
      const press = { does: 'press', label: 'Bills', value: first?.value } as const
      const text = answer === 'label' ? 'bills' : '1'
      await has(by(ada, answer === 'press' ? press : { does: 'write', text }))
      expect([answer, (await conversationWith(ada)).lastEnqueued?.queue]).toEqual([answer, 'billing'])
    }
  })

  test('a button whose value is longer than the platform takes chooses its option all the same', async () => {
    const ada = somebody()
    await has(by(ada, { does: 'write', text: 'long' }))
    const [first] = (await until(() => heard(ada)[0])).buttons
    if (first === undefined) return
    await has(by(ada, { does: 'press', label: 'Gone from the screen', value: first.value }))
    expect((await conversationWith(ada)).lastEnqueued?.queue).toBe('billing')
  })

  test('pictures, voices, stickers, places and cards come into the transcript', async () => {
    const ada = somebody()
    await has(by(ada, { does: 'write', text: 'hello' }))
    for (const media of ['image', 'video', 'audio', 'file'] as const) {
      if (!(await has(by(ada, { does: 'sendMedia', kind: media })))) continue
      const [attachment] = (await linesWith(ada)).flatMap((line) => line.attachments ?? []).reverse()
      expect(attachment).toMatchObject({ kind: media })
    }
    if (await has(by(ada, { does: 'sendSticker', emoji: '😀' }))) {
      const { attachments = [], text = '' } = (await linesWith(ada)).findLast(({ from }) => from === 'customer') ?? {}
      expect(attachments.length > 0 || text !== '').toBe(true)
    }
    const location = { latitude: 43.77, longitude: 11.25 }
    if (await has(by(ada, { does: 'sendLocation', location }))) {
      expect((await linesWith(ada)).findLast(({ from }) => from === 'customer')).toMatchObject({ location })
    }
    if (await has(by(ada, { does: 'sendContact', name: 'Ben', phone: '+390551234567' }))) {
      const { attachments = [], text = '' } = (await linesWith(ada)).findLast(({ from }) => from === 'customer') ?? {}
      expect(attachments.length > 0 || /Ben.*390551234567/s.test(text)).toBe(true)
    }
    expect((await conversationWith(ada)).session?.node).toBe('ask')
  })

  test('reactions, edits and deletions come into the transcript, and start and answer nothing', async () => {
    const ada = somebody()
    const hello = by(ada, { does: 'write', text: 'hello' })
    await has(hello)
    const asked = await until(() => heard(ada)[0])
    const before = await conversationWith(ada)
    const noted: string[] = []
    if (await has(by(ada, { does: 'react', target: asked.externalId, emoji: '👍' }))) noted.push('reaction')
    if (await has(by(ada, { does: 'edit', target: hello.id, text: 'refund' }))) noted.push('edit')
    if (await has(by(ada, { does: 'delete', target: hello.id }))) noted.push('deletion')
    expect((await linesWith(ada)).flatMap(({ what }) => what ?? [])).toEqual(noted)
    const after = await conversationWith(ada)
    expect([after.owner, after.session, after.lastActivityAt]).toEqual([
      before.owner,
      before.session,
      before.lastActivityAt,
    ])
    expect(heard(ada)).toHaveLength(1)
  })

  test('who comes through a link begins the flow, which knows what came with it', async () => {
    const ada = somebody()
    if (!(await has(by(ada, { does: 'start', payload: 'order_42' })))) return
    expect((await until(() => heard(ada)[0])).text).toBe('You come about order_42.')
    expect(await has(by(ada, { does: 'start' }))).toBe(true)
    expect(JSON.stringify((await conversationWith(ada)).session?.variables)).not.toContain('order_42')
  })

  test('who blocks the channel hears nothing more, and is back when they write', async () => {
    const ada = somebody()
    await has(by(ada, { does: 'write', text: 'hello' }))
    if (!(await has(by(ada, { does: 'block' })))) return
    expect((await conversationWith(ada)).owner).toBe('closed')
    await has(by(ada, { does: 'write', text: 'hello again' }))
    expect((await conversationWith(ada)).session?.node).toBe('ask')
    await until(() => heard(ada)[1])
  })

  test('who opts out hears nothing more, also from the flow, until they opt in', async () => {
    const ada = somebody()
    await has(by(ada, { does: 'write', text: 'hello' }))
    if (!(await has(by(ada, { does: 'optOut' })))) return
    await has(by(ada, { does: 'write', text: 'hello' }))
    const effects = (await platforms.turnsWith(kind, ada)).at(-1)?.effects ?? []
    expect(effects.filter(({ type }) => type === 'sendMessage')).toEqual([])
    if (await has(by(ada, { does: 'optIn' }))) {
      await has(by(ada, { does: 'write', text: 'hello' }))
      expect((await platforms.turnsWith(kind, ada)).at(-1)?.effects.map(({ type }) => type)).toContain('sendMessage')
    }
  })

  test('album of 3: one answer, its words and all attachments in the turn', async () => {
    const ada = somebody()
    const album = nextId()
    const parts = ['both', undefined, undefined].map((text) =>
      by(ada, { does: 'sendMedia', kind: 'image', album, ...(text === undefined ? {} : { text }) }),
    )
    const [first] = parts
    if (first?.does !== 'sendMedia' || platforms.doubleFor(kind).hasAlbums !== true) return
    await Promise.all(parts.map(has))
    // What they write after it comes after it.
    await has(by(ada, { does: 'write', text: 'and now?' }))
    await has(first)
    const lines = await linesWith(ada)
    expect(
      lines.map(({ from, text, attachments = [] }) => [from, from === 'flow' || text, attachments.length]),
    ).toEqual([
      ['customer', 'both', 3],
      ['flow', true, 0],
      ['customer', 'and now?', 0],
      ['flow', true, 0],
    ])
  })

  test('what is written in a group is not ours', async () => {
    const ada = somebody()
    if (!(await has(by(ada, { does: 'writeInGroup', text: 'refund' })))) return
    expect(await platforms.turnsWith(kind, ada)).toEqual([])
  })

  test('the hook answers while a turn takes ten seconds, and goes on answering; the customer sees that somebody writes', async () => {
    const { typing } = connected().adapter
    const ada = somebody()
    await has(by(ada, { does: 'write', text: 'robot' }))
    await until(async () => {
      const { id } = await conversationWith(ada)
      return platforms.calls.some(({ conversationId }) => conversationId === id)
    })
    if (typing !== undefined) {
      // Shown to whoever waits for a bot.
      await until(() => platforms.asked.some((call) => call.kind === kind && /typing|loading/i.test(call.text)))
    }
    const others = Array.from({ length: 20 }, somebody)
    await Promise.all(others.map((who) => has(by(who, { does: 'write', text: 'refund' }))))
    await has(by(ada, { does: 'write', text: 'are you there?' }))
    expect((await conversationWith(ada)).owner).toBe('bot')
  })

  test('our echo before, during and after the send’s answer: no turn, one transcript line', async () => {
    const ada = somebody()
    const echoes: boolean[] = []
    const echo = async () => {
      const asked = heard(ada)[0]
      if (asked === undefined) return
      echoes.push(await has(by(ada, { does: 'echo', text: asked.text, by: 'us', target: asked.externalId })))
    }
    platforms.whileSending(echo)
    await has(by(ada, { does: 'write', text: 'hello' }))
    await until(() => echoes.length > 0)
    platforms.whileSending(async () => {})
    await echo()
    expect((await linesWith(ada)).map(({ from, text }) => [from, text])).toEqual([
      ['customer', 'hello'],
      ['flow', expect.stringContaining('What is it about?')],
    ])
    expect((await conversationWith(ada)).owner).toBe('flow')
  })

  test('an echo with another app id: a person has the conversation, the flow is silent', async () => {
    const ada = somebody()
    await has(by(ada, { does: 'write', text: 'hello' }))
    await until(() => heard(ada)[0])
    if (!(await has(by(ada, { does: 'echo', text: 'Ben here, how can I help?', by: 'person' })))) return
    expect((await linesWith(ada)).at(-1)).toMatchObject({ from: 'agent', text: 'Ben here, how can I help?' })
    await has(by(ada, { does: 'write', text: 'refund' }))
    expect(await conversationWith(ada)).toMatchObject({ owner: 'agent', lastEnqueued: null })
    const item = (await platforms.store.queues.list('general', 100)).find(({ agent }) =>
      [INBOX, centreAgent(`my-${kind}`)].includes(agent ?? ''),
    )
    await platforms.store.queues.complete(item?.id ?? '', item?.agent ?? '', null, platforms.store.clock())
    expect((await conversationWith(ada)).owner).toBe('closed')
  })

  test('who changes their address stays who they are', async () => {
    const [ada, later] = [somebody(), somebody()]
    await has(by(ada, { does: 'write', text: 'hello' }))
    if (!(await has(by(ada, { does: 'changeAddress', to: { address: later } })))) return
    await has(by(later, { does: 'write', text: 'refund' }))
    expect(await said(kind, ada)).toEqual(['hello', 'refund'])
    expect(await platforms.turnsWith(kind, later)).toEqual([])
    await until(() => heard(later)[0])
  })

  test('customer without phone, phone later: one contact, no second conversation', async () => {
    if (platforms.doubleFor(kind).tellsAliases !== true) return
    const phone = somebody()
    const id = `US.${phone}`
    const writes = (from: Happened['from'], text: string) => ({ ...by(id, { does: 'write', text }), from })
    await has(writes({ address: id }, 'hello'))
    await has(writes({ address: id, aliases: [phone] }, 'it is me'))
    await has(writes({ address: phone }, 'still me'))
    expect(await said(kind, id)).toEqual(['hello', 'it is me', 'still me'])
    expect(await platforms.turnsWith(kind, phone)).toEqual([])
    const { contactId } = await conversationWith(id)
    expect(await platforms.store.conversations.list({ contactId, limit: 10 })).toHaveLength(1)
  })

  test('everything that can happen is told, or lacks for a reason', () => {
    const { lacks } = platforms.doubleFor(kind)
    for (const happened of everything(somebody())) {
      const told = platforms.tell(kind, happened)
      expect([happened.does, told === null]).toEqual([happened.does, lacks[happened.does] !== undefined])
    }
  })

  test('an answer whose token is spent goes by another way, once', async () => {
    if (platforms.doubleFor(kind).refusals.replyTokenSpent === undefined) return
    const ada = somebody()
    platforms.playedOf(kind).treatNext('replyTokenSpent')
    await has(by(ada, { does: 'write', text: 'hello' }))
    const asked = await until(() => heard(ada)[0])
    expect(asked.text).toContain('What is it about?')
    await has(by(ada, { does: 'write', text: 'hello?' }))
    await until(() => heard(ada)[1])
    expect(heard(ada)).toHaveLength(2)
  })

  test('the handshake is answered as the platform wants it, and nobody else’s is', async () => {
    const shaken = platforms.doubleFor(kind).handshake?.(platforms.settingsOf(kind)) ?? null
    if (shaken === null) return
    const asked = { ...shaken.hook, method: 'GET', publicUrl: null, now: AT } as const
    expect(await platforms.hook(`my-${kind}`, asked)).toMatchObject({ status: 200, body: shaken.answer })
    await expect(platforms.hook(`my-${kind}`, { ...asked, query: {} })).rejects.toMatchObject({ code: 'forbidden' })
  })

  test('good credentials are known and others refused; where the platform can be told an address, it posts there', async () => {
    const { adapter, settings } = connected()
    const { egress, doubleFor } = platforms
    if (adapter.check === undefined) return
    expect((await adapter.check(settings, egress)).class).toBe('ok')
    const refused: typeof egress = { ...egress, call: async () => doubleFor(kind).refusals.auth as EgressResponse }
    // A secret of its own, since some tokens are remembered.
    const other = {
      ...settings,
      appSecret: 'other',
      token: 'other',
      smtpUrl: 'smtp://other:other@platform.example?tls=never',
    }
    expect((await adapter.check(other as Channel, refused)).class).toBe('auth')
    if (adapter.subscribe === undefined) return
    expect(await adapter.subscribe(hookUrlOf('there'), settings, egress)).toEqual({ class: 'ok' })
    const checked = await adapter.check(settings, egress)
    if ('hookUrl' in checked) expect(checked.hookUrl).toBe(hookUrlOf('there'))
    if (doubleFor(kind).hookSetBy !== undefined) expect(platforms.playedOf(kind).hookUrl()).toBe(hookUrlOf('there'))
  })

  test('a failure of a send is known by its class', () => {
    const { refusals } = platforms.doubleFor(kind)
    for (const [failure, answer] of Object.entries(refusals)) {
      expect([failure, connected().adapter.classify(answer).class]).toEqual([failure, failure])
    }
  })
})

/** As it came, but that one byte of it is another. */
function forged<H extends { readonly headers: object; readonly query: object; readonly rawBody: Uint8Array }>(
  hook: H,
): H {
  const change = (text: string) => (text.length > 8 ? `${text.slice(0, -1)}${text.endsWith('x') ? 'y' : 'x'}` : text)
  const changed = (record: object) =>
    Object.fromEntries(
      Object.entries(record).map(([name, value]) => [name, name === 'content-type' ? value : change(String(value))]),
    )
  return { ...hook, headers: changed(hook.headers), query: changed(hook.query) }
}
