import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connect } from '../../runtime/channels/connect.ts'
import type { Happened } from '../../runtime/channels/Double.ts'
import { deskWorkspace } from './deskWorkspace.ts'
import { KINDS, type Platforms, startPlatforms } from './startPlatforms.ts'

let platforms: Platforms
beforeAll(async () => {
  platforms = await startPlatforms(deskWorkspace)
})
afterAll(() => platforms.close())

let ids = 500
const at = Date.UTC(2026, 10, 30, 10)
/** Something that a customer does, with an id of its own. */
function by(address: string, does: { readonly does: Happened['does'] } & Record<string, unknown>): Happened {
  ids += 1
  return { id: String(ids), at: at + ids, from: { address, name: 'Ada' }, ...does } as Happened
}
/** A new customer, by an address that every platform could have. */
const somebody = () => {
  ids += 1
  return `39055500${ids}`
}
const said = async (kind: (typeof KINDS)[number], address: string) =>
  (await platforms.turnsWith(kind, address)).flatMap(({ event }) => (event.type === 'message' ? [event.text] : []))
async function until<T>(look: () => T | null | undefined | false): Promise<T> {
  for (;;) {
    const seen = look()
    if (seen) return seen
    await new Promise((resolve) => setImmediate(resolve))
  }
}

describe.each(KINDS.map((kind) => [kind] as const))('%s', (kind) => {
  const heardBy = (address: string) => platforms.playedOf(kind).taken.filter(({ to }) => to === address)

  test('what a customer writes is decided, and the answer comes as the platform shows it', async () => {
    const ada = somebody()
    expect(await platforms.happen(kind, by(ada, { does: 'write', text: 'hello' }))).toEqual([200])
    const answer = await until(() => heardBy(ada)[0])
    expect(answer.text).toContain('What is it about?')
    expect([...answer.buttons.map(({ label }) => label), answer.text].join(' ')).toContain('Bills')
  })

  test('the same id again, 20 times at once and once more later, is one turn, and every answer is 200', async () => {
    const ada = somebody()
    const [hook] = platforms.tell(kind, by(ada, { does: 'write', text: 'hello' })) ?? []
    if (hook === undefined) throw new Error('nobody can write')
    const statuses = await Promise.all(Array.from({ length: 20 }, () => platforms.post(kind, hook)))
    expect(new Set([...statuses, await platforms.post(kind, hook)])).toEqual(new Set([200]))
    expect(await said(kind, ada)).toEqual(['hello'])
  })

  test('what nobody knows is answered 200, and counted', async () => {
    const before = platforms.counted.length
    const told = platforms.tell(kind, by(somebody(), { does: 'somethingNew' })) ?? []
    expect(await Promise.all(told.map((hook) => platforms.post(kind, hook)))).toEqual(told.map(() => 200))
    expect(platforms.counted.slice(before).map(({ type }) => type)).toContain('unsupported')
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

  test('several messages of several customers are a turn each, each customer’s in order', async () => {
    const [ada, ben] = [somebody(), somebody()]
    const happened = ['one', 'two', 'three'].flatMap((text) =>
      [ada, ben].map((who) => by(who, { does: 'write', text })),
    )
    const together = platforms.doubleFor(kind).tellTogether
    if (together === null) for (const each of happened) await platforms.happen(kind, each)
    else expect(await platforms.post(kind, together(happened, platforms.settingsOf(kind)))).toBe(200)
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

  test('a failure of a send is known by its class', () => {
    const connected = connect(kind, platforms.settingsOf(kind))
    if (typeof connected === 'string') throw new Error(connected)
    const { refusals } = platforms.doubleFor(kind)
    for (const [failure, answer] of Object.entries(refusals)) {
      expect([failure, connected.adapter.classify(answer).class]).toEqual([failure, failure])
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
