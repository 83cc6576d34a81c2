import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Recipient } from '../../runtime/channels/Adapter.ts'
import type { ChannelEvent } from '../../runtime/channels/ChannelEvent.ts'
import { instagram } from '../../runtime/channels/instagram/adapter.ts'
import type { EgressRequest } from '../../runtime/egress/createEgress.ts'
import type { InstagramChannel } from '../../schemas/resources.ts'
import { mutations } from '../support/mutations.ts'
import { APP_SECRET, metaHook } from './metaHook.ts'

const SETTINGS: InstagramChannel = {
  kind: 'instagram',
  flow: 'main',
  accountId: '1784',
  appId: '55',
  token: 'a token',
  appSecret: APP_SECRET,
  verifyToken: 'a word',
}
const AT = 1_790_000_000_123
const from = { address: '8001' }
const to: Recipient = { address: '8001', aliases: [], delivery: 'd-1' }

type Members = { readonly [name: string]: unknown }
const item = (members: Members): Members => ({
  sender: { id: '8001' },
  recipient: { id: '1784' },
  timestamp: AT,
  ...members,
})
const bodyOf = (...items: readonly Members[]) => ({ object: 'instagram', entry: [{ id: '1784', messaging: items }] })
const parse = (body: unknown): readonly ChannelEvent[] => instagram.parse(metaHook(body), SETTINGS)

describe('what comes in', () => {
  test.each<readonly [sentence: string, members: Members, event: Members]>([
    [
      'a heart',
      { message: { mid: 'm1', attachments: [{ type: 'like_heart' }] } },
      { type: 'message', from, text: '❤️' },
    ],
    [
      'an answer to a story',
      { message: { mid: 'm1', text: 'how much?', reply_to: { story: { id: 's', url: 'https://cdn.example/s' } } } },
      { type: 'message', from, text: 'how much?' },
    ],
    [
      'a mention in a story, which nobody can answer as a message',
      { message: { mid: 'm1', attachments: [{ type: 'story_mention', payload: { url: 'https://cdn.example/s' } }] } },
      { type: 'unsupported', what: 'story_mention', from },
    ],
    [
      'an ice breaker',
      { postback: { mid: 'm2', title: 'What are your hours?', payload: 'hours' } },
      { type: 'message', from, text: 'What are your hours?', value: 'hours' },
    ],
    ['a message unsent', { message: { mid: 'm1', is_deleted: true } }, { type: 'delete', from, target: 'm1' }],
    ['a message seen', { read: { mid: 'm9' } }, { type: 'status', status: 'read', target: 'm9', recipient: '8001' }],
    [
      'what left the account, from nobody says where',
      { sender: { id: '1784' }, recipient: { id: '8001' }, message: { mid: 'm9', text: 'We', is_echo: true } },
      { type: 'echo', recipient: '8001', text: 'We', by: 'app' },
    ],
  ])('%s', (_sentence, members, event) => {
    expect(parse(bodyOf(item(members)))).toEqual([
      { externalId: expect.any(String), account: '1784', at: AT, ...event },
    ])
  })

  test('a message in `changes`, as the newer login posts them, is one too; comments are not for us', () => {
    const change = { field: 'messages', value: item({ message: { mid: 'm1', text: 'hello' } }) }
    const body = { object: 'instagram', entry: [{ id: '1784', changes: [change, { field: 'comments', value: {} }] }] }
    expect(parse(body)).toMatchObject([
      { externalId: 'm1', type: 'message', text: 'hello' },
      { type: 'ignored', why: 'comments' },
    ])
  })

  test('what is posted for a page is not of Instagram', () => {
    expect(parse({ object: 'page', entry: [] })).toMatchObject([{ type: 'ignored' }])
  })

  test('whatever is spoilt in a body, nothing is thrown', () => {
    const attachments = [{ type: 'image', payload: { url: 'https://cdn.example/1' } }]
    const body = bodyOf(item({ message: { mid: 'm1', text: 'a', attachments } }), item({ read: { mid: 'm9' } }))
    fc.assert(
      fc.property(mutations(body), (spoilt) => {
        for (const one of spoilt) {
          for (const { at } of parse(one)) expect(at === null || new Date(at).toISOString() !== '').toBe(true)
        }
      }),
      { numRuns: 40 },
    )
  })
})

test('a text of more than 1,000 bytes goes in parts that are the text when they are put together', () => {
  const text = 'Attività però. '.repeat(100).trim()
  const parts = instagram.render({ text }, to).map(({ body }) => (body.message as { readonly text: string }).text)
  expect(parts.length).toBeGreaterThan(1)
  expect(parts.join('')).toBe(text)
  expect(parts.filter((part) => new TextEncoder().encode(part).byteLength > 1_000)).toEqual([])
})

describe('calls', () => {
  /** The platform answers as told, and what it was asked is remembered. */
  function platform(answer: object) {
    const asked: EgressRequest[] = []
    const call = async (request: EgressRequest) => {
      asked.push(request)
      return { status: 200, headers: {}, body: JSON.stringify(answer) }
    }
    return { asked, egress: { call, close: async () => {} } }
  }

  test('a message is sent with the token in a header, never in the address', async () => {
    const { asked, egress } = platform({ recipient_id: '8001', message_id: 'm9' })
    const [send] = instagram.render({ text: 'hello' }, to)
    if (send === undefined) throw new Error('nothing to send')
    expect(await instagram.send(send, SETTINGS, egress)).toEqual({ class: 'ok', externalId: 'm9' })
    expect(asked).toMatchObject([
      {
        method: 'POST',
        url: 'https://graph.instagram.com/v25.0/me/messages',
        headers: { authorization: 'Bearer a token' },
      },
    ])
  })

  test('who it is and where a file is are asked when they are wanted', async () => {
    const named = platform({ name: 'Vera' })
    expect(await instagram.profile?.('8001', SETTINGS, named.egress)).toEqual({ name: 'Vera' })
    const filed = platform({ data: [{}, { video_data: { url: 'https://cdn.example/2' } }] })
    expect(await instagram.media?.('m/1/1', SETTINGS, filed.egress)).toEqual({
      url: 'https://cdn.example/2',
      headers: {},
    })
    expect(filed.asked.map(({ url }) => url)).toEqual(['https://graph.instagram.com/v25.0/m%2F1/attachments'])
    await expect(instagram.media?.('m/7', SETTINGS, filed.egress)).rejects.toThrow('does not give this file')
  })

  test('while somebody writes, what the customer wrote is marked as read', async () => {
    const { asked, egress } = platform({})
    await instagram.typing?.(to, 'm1', SETTINGS, egress)
    expect(asked.map(({ body }) => JSON.parse(String(body)).sender_action)).toEqual(['mark_seen', 'typing_on'])
  })
})
