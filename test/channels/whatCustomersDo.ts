import { expect, test } from 'vitest'
import type { Happened } from '../../runtime/channels/Double.ts'
import { centreAgent } from '../../runtime/inbound/contactCentre.ts'
import { INBOX } from '../../runtime/inbound/INBOX.ts'
import type { Channel } from '../../schemas/resources.ts'
import { by, nextId, until } from './customers.ts'
import type { Platforms } from './startPlatforms.ts'
import { talkOn } from './talkOn.ts'

/** The part of the contract that is about customers: what they do besides writing, and who they are. */
export function whatCustomersDo(kind: Channel['kind'], platforms: () => Platforms): void {
  const { somebody, heard, said, conversationWith, linesWith, has } = talkOn(kind, platforms)

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
    const effects = (await platforms().turnsWith(kind, ada)).at(-1)?.effects ?? []
    expect(effects.filter(({ type }) => type === 'sendMessage')).toEqual([])
    if (await has(by(ada, { does: 'optIn' }))) {
      await has(by(ada, { does: 'write', text: 'hello' }))
      expect((await platforms().turnsWith(kind, ada)).at(-1)?.effects.map(({ type }) => type)).toContain('sendMessage')
    }
  })

  test('album of 3: one answer, its words and all attachments in the turn', async () => {
    const ada = somebody()
    const album = nextId()
    const parts = ['both', undefined, undefined].map((text) =>
      by(ada, { does: 'sendMedia', kind: 'image', album, ...(text === undefined ? {} : { text }) }),
    )
    const [first] = parts
    if (first?.does !== 'sendMedia' || platforms().doubleFor(kind).hasAlbums !== true) return
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
    expect(await platforms().turnsWith(kind, ada)).toEqual([])
  })

  test('our echo before, during and after the send’s answer: no turn, one transcript line', async () => {
    const ada = somebody()
    const echoes: boolean[] = []
    const echo = async () => {
      const asked = heard(ada)[0]
      if (asked === undefined) return
      echoes.push(await has(by(ada, { does: 'echo', text: asked.text, by: 'us', target: asked.externalId })))
    }
    platforms().whileSending(echo)
    await has(by(ada, { does: 'write', text: 'hello' }))
    await until(() => echoes.length > 0)
    platforms().whileSending(async () => {})
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
    const item = (await platforms().store.queues.list('general', 100)).find(({ agent }) =>
      [INBOX, centreAgent(`my-${kind}`)].includes(agent ?? ''),
    )
    await platforms().store.queues.complete(item?.id ?? '', item?.agent ?? '', null, platforms().store.clock())
    expect((await conversationWith(ada)).owner).toBe('closed')
  })

  test('who changes their address stays who they are', async () => {
    const [ada, later] = [somebody(), somebody()]
    await has(by(ada, { does: 'write', text: 'hello' }))
    if (!(await has(by(ada, { does: 'changeAddress', to: { address: later } })))) return
    await has(by(later, { does: 'write', text: 'refund' }))
    expect(await said(ada)).toEqual(['hello', 'refund'])
    expect(await platforms().turnsWith(kind, later)).toEqual([])
    await until(() => heard(later)[0])
  })

  test('customer without phone, phone later: one contact, no second conversation', async () => {
    if (platforms().doubleFor(kind).tellsAliases !== true) return
    const phone = somebody()
    const id = `US.${phone}`
    const writes = (from: Happened['from'], text: string) => ({ ...by(id, { does: 'write', text }), from })
    await has(writes({ address: id }, 'hello'))
    await has(writes({ address: id, aliases: [phone] }, 'it is me'))
    await has(writes({ address: phone }, 'still me'))
    expect(await said(id)).toEqual(['hello', 'it is me', 'still me'])
    expect(await platforms().turnsWith(kind, phone)).toEqual([])
    const { contactId } = await conversationWith(id)
    expect(await platforms().store.conversations.list({ contactId, limit: 10 })).toHaveLength(1)
  })
}
