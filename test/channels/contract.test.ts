import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { EgressResponse } from '../../runtime/egress/createEgress.ts'
import type { Channel } from '../../schemas/resources.ts'
import { AT, by, until } from './customers.ts'
import { deskWorkspace } from './deskWorkspace.ts'
import { everything } from './everything.ts'
import { hookUrlOf, KINDS, type Platforms, startPlatforms } from './startPlatforms.ts'
import { talkOn } from './talkOn.ts'
import { whatCustomersDo } from './whatCustomersDo.ts'

let platforms: Platforms
beforeAll(async () => {
  platforms = await startPlatforms(deskWorkspace)
})
afterAll(() => platforms.close())

describe.each(KINDS.map((kind) => [kind] as const))('%s', (kind) => {
  const { somebody, connected, heard, said, conversationWith, has } = talkOn(kind, () => platforms)
  whatCustomersDo(kind, () => platforms)

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
    expect(await said(ada)).toEqual(['hello'])
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
    expect(await said(ada)).toEqual(['one', 'two'])
  })

  test('a wrong signature is refused, and nothing is decided', async () => {
    const ada = somebody()
    const [hook] = platforms.tell(kind, by(ada, { does: 'write', text: 'refund' })) ?? []
    if (hook === undefined) throw new Error('nobody can write')
    for (const wrong of [{ ...hook, headers: {}, query: {} }, forged(hook)]) {
      expect(await platforms.post(kind, wrong)).toBe(401)
    }
    expect(await said(ada)).toEqual([])
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
    expect([await said(ada), await said(ben)]).toEqual([
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
    expect([await platforms.post(kind, hook), await said(ada)]).toEqual([200, ['hello']])
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
