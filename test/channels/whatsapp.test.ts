import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Recipient } from '../../runtime/channels/Adapter.ts'
import type { ChannelEvent } from '../../runtime/channels/ChannelEvent.ts'
import { whatsapp } from '../../runtime/channels/whatsapp/adapter.ts'
import type { WhatsAppChannel } from '../../schemas/resources.ts'
import type { OutboundMessage } from '../../schemas/wire.ts'
import { mutations } from '../support/mutations.ts'
import { APP_SECRET, metaHandshake, metaHook } from './metaHook.ts'

const SETTINGS: WhatsAppChannel = {
  kind: 'whatsapp',
  flow: 'main',
  phoneNumberId: '4411',
  token: 'a token',
  appSecret: APP_SECRET,
  verifyToken: 'a word',
}
const AT = 1_790_000_000_000
const PHONE = '390400000001'
const USER = 'IT.77001'

type Members = { readonly [name: string]: unknown }
const bodyOf = (...changes: readonly Members[]) => ({
  object: 'whatsapp_business_account',
  entry: [{ id: 'business', changes: changes.map((change) => ({ field: 'messages', ...change })) }],
})
const change = (value: Members, field = 'messages'): Members => ({
  field,
  value: { messaging_product: 'whatsapp', metadata: { phone_number_id: '4411' }, ...value },
})
const contacts = [{ wa_id: PHONE, user_id: USER, profile: { name: 'Vera' } }]
const messageOf = (members: Members): Members => ({
  from: PHONE,
  id: 'wamid.1',
  timestamp: String(AT / 1000),
  ...members,
})
const written = (members: Members) => bodyOf(change({ contacts, messages: [messageOf(members)] }))
const parse = (body: unknown): readonly ChannelEvent[] => whatsapp.parse(metaHook(body), SETTINGS)

const COMMON = { externalId: 'wamid.1', account: '4411', at: AT }
const FROM = { address: USER, aliases: [PHONE], name: 'Vera' }

describe('what comes in', () => {
  test.each<readonly [sentence: string, message: Members, event: Members]>([
    ['a text', { type: 'text', text: { body: 'hello' } }, { type: 'message', text: 'hello' }],
    [
      'a text that answers another, after an advertisement',
      {
        type: 'text',
        text: { body: 'yes' },
        context: { from: '39', id: 'wamid.0' },
        referral: { source_type: 'ad', source_id: 'ad-7', headline: 'Offers' },
      },
      { type: 'message', text: 'yes', replyTo: 'wamid.0', referral: { source: 'ad', payload: 'ad-7' } },
    ],
    [
      'a button of ours',
      {
        type: 'interactive',
        interactive: { type: 'button_reply', button_reply: { id: 'topic/bill', title: 'A bill' } },
      },
      { type: 'message', text: 'A bill', value: 'topic/bill' },
    ],
    [
      'a row of a list of ours',
      {
        type: 'interactive',
        interactive: {
          type: 'list_reply',
          list_reply: { id: 'topic/other', title: '4.', description: 'Something else' },
        },
      },
      { type: 'message', text: '4.', value: 'topic/other' },
    ],
    [
      'a button of a template',
      { type: 'button', button: { payload: 'confirm', text: 'I come' } },
      { type: 'message', text: 'I come', value: 'confirm' },
    ],
    [
      'a form',
      {
        type: 'interactive',
        interactive: { type: 'nfm_reply', nfm_reply: { body: 'Sent', response_json: '{"a":"1"}' } },
      },
      { type: 'message', text: 'Sent', value: '{"a":"1"}' },
    ],
    [
      'a picture with words',
      {
        type: 'image',
        image: { id: '900', mime_type: 'image/png', caption: 'here', url: 'https://lookaside.example/1' },
      },
      { type: 'message', text: 'here', attachments: [{ kind: 'image', ref: '900', mime: 'image/png' }] },
    ],
    [
      'a file',
      { type: 'document', document: { id: '901', filename: 'a.pdf' } },
      { type: 'message', text: '', attachments: [{ kind: 'file', ref: '901', name: 'a.pdf' }] },
    ],
    [
      'a sound spoken into the telephone',
      { type: 'audio', audio: { id: '902', voice: true } },
      { type: 'message', text: '', attachments: [{ kind: 'audio', ref: '902' }] },
    ],
    [
      'a sticker',
      { type: 'sticker', sticker: { id: '903', animated: true } },
      { type: 'message', text: '', attachments: [{ kind: 'image', ref: '903' }] },
    ],
    [
      'a place with a name',
      { type: 'location', location: { latitude: 0, longitude: 9.1, name: 'Shop', address: 'Via Roma 1' } },
      {
        type: 'message',
        text: 'Shop, Via Roma 1',
        location: { latitude: 0, longitude: 9.1, name: 'Shop', address: 'Via Roma 1' },
      },
    ],
    [
      'cards of people',
      {
        type: 'contacts',
        contacts: [
          { name: { formatted_name: 'Bo Li' }, phones: [{ phone: '+86 1' }, { wa_id: '862' }] },
          { name: { first_name: 'Al' } },
        ],
      },
      { type: 'message', text: 'Bo Li +86 1 862, Al' },
    ],
    [
      'an order',
      { type: 'order', order: { text: 'today', product_items: [{ quantity: 2, product_retailer_id: 'TEA' }] } },
      { type: 'message', text: 'today\n2 × TEA' },
    ],
    [
      'a reaction',
      { type: 'reaction', reaction: { message_id: 'wamid.0', emoji: '👍' } },
      { type: 'reaction', target: 'wamid.0', emoji: '👍' },
    ],
    [
      'a reaction taken back',
      { type: 'reaction', reaction: { message_id: 'wamid.0', emoji: '' } },
      { type: 'reaction', target: 'wamid.0', emoji: null },
    ],
    [
      'an edited caption',
      {
        type: 'edit',
        edit: { original_message_id: 'wamid.0', message: { type: 'image', image: { id: '9', caption: 'better' } } },
      },
      { type: 'edit', target: 'wamid.0', text: 'better' },
    ],
    [
      'a message taken back',
      { type: 'revoke', revoke: { original_message_id: 'wamid.0' } },
      { type: 'delete', target: 'wamid.0' },
    ],
    ['a first look at the chat', { type: 'request_welcome' }, { type: 'start' }],
    [
      'what WhatsApp does not pass on',
      { type: 'unsupported', unsupported: { type: 'poll' }, errors: [{ code: 131051 }] },
      { type: 'unsupported', what: 'unsupported poll 131051' },
    ],
    ['a type that nobody knows', { type: 'hologram', hologram: {} }, { type: 'unsupported', what: 'hologram' }],
    [
      'an answer to a request to call',
      { type: 'interactive', interactive: { type: 'call_permission_reply' } },
      { type: 'unsupported', what: 'interactive call_permission_reply' },
    ],
  ])('%s', (_sentence, message, event) => {
    expect(parse(written(message))).toEqual([{ ...COMMON, from: FROM, ...event }])
  })

  test.each<readonly [sentence: string, names: Members, contacts: readonly Members[], from: Members | undefined]>([
    ['a number alone is the address', {}, [], { address: PHONE }],
    [
      'a user id beside a number is the address, and the number its alias',
      { from_user_id: USER },
      [],
      { address: USER, aliases: [PHONE] },
    ],
    [
      'a customer with a username has no number',
      { from: undefined, from_user_id: USER },
      [{ user_id: USER, profile: { username: 'vera' } }],
      { address: USER, name: 'vera' },
    ],
    ['a user id in the place of a number is no number', { from: USER }, [], { address: USER }],
    ['what is no user id is left out', { from_user_id: 'vera_77' }, [], { address: PHONE }],
    [
      'what is told of somebody else is not theirs',
      {},
      [{ wa_id: '390400000002', user_id: 'IT.9', profile: { name: 'Ugo' } }],
      { address: PHONE },
    ],
    ['nobody', { from: undefined }, [], undefined],
  ])('who it is: %s', (_sentence, names, told, from) => {
    const [event] = parse(
      bodyOf(change({ contacts: told, messages: [messageOf({ type: 'text', text: { body: 'a' }, ...names })] })),
    )
    expect(event).toMatchObject(from === undefined ? { type: 'unsupported' } : { type: 'message', from })
    if (event?.type === 'message') expect(event.from).toEqual(from)
  })

  test.each<readonly [sentence: string, body: Members, events: readonly Members[]]>([
    [
      'a status tells our own name of the delivery, and a failure its code',
      change({
        statuses: [
          {
            id: 'wamid.9',
            status: 'delivered',
            timestamp: AT / 1000,
            recipient_id: PHONE,
            biz_opaque_callback_data: 'd-1',
          },
          {
            id: 'wamid.9',
            status: 'failed',
            timestamp: AT / 1000,
            recipient_user_id: USER,
            errors: [{ code: 131026 }],
          },
          { id: 'wamid.9', status: 'in_orbit', timestamp: AT / 1000 },
        ],
      }),
      [
        {
          externalId: 'wamid.9:delivered',
          type: 'status',
          status: 'delivered',
          target: 'wamid.9',
          delivery: 'd-1',
          recipient: PHONE,
        },
        {
          externalId: 'wamid.9:failed',
          type: 'status',
          status: 'failed',
          target: 'wamid.9',
          recipient: USER,
          code: '131026',
        },
        { externalId: 'wamid.9', type: 'ignored', why: 'status in_orbit' },
      ],
    ],
    [
      'what is written on the telephone of the company is an echo of a person',
      change(
        {
          message_echoes: [
            {
              id: 'wamid.5',
              from: '39',
              to: PHONE,
              to_user_id: USER,
              timestamp: AT / 1000,
              type: 'text',
              text: { body: 'I am here' },
            },
          ],
        },
        'smb_message_echoes',
      ),
      [{ externalId: 'wamid.5', type: 'echo', recipient: USER, aliases: [PHONE], text: 'I am here', by: 'person' }],
    ],
    [
      'a wish not to be written to, and to be written to again',
      change(
        {
          user_preferences: [
            { wa_id: PHONE, user_id: USER, category: 'marketing_messages', value: 'stop', timestamp: AT / 1000 },
            { wa_id: PHONE, user_id: USER, category: 'marketing_messages', value: 'resume', timestamp: AT / 1000 },
          ],
        },
        'user_preferences',
      ),
      [
        { type: 'optOut', from: { address: USER, aliases: [PHONE] }, isAnswered: true },
        { type: 'optIn', from: { address: USER, aliases: [PHONE] }, isAnswered: true },
      ],
    ],
    [
      'another number of the same person, and with it another user id',
      change({
        messages: [
          messageOf({
            type: 'system',
            system: { type: 'user_changed_number', wa_id: '390400000009', user_id: 'IT.88', previous_user_id: USER },
          }),
          messageOf({
            type: 'system',
            from: undefined,
            system: { type: 'user_changed_user_id', user_id: 'IT.88', previous_user_id: USER },
          }),
          messageOf({ type: 'system', system: { type: 'customer_identity_changed' } }),
        ],
      }),
      [
        {
          type: 'identityChanged',
          from: { address: USER, aliases: [PHONE] },
          to: { address: 'IT.88', aliases: ['390400000009'] },
        },
        { type: 'identityChanged', from: { address: USER }, to: { address: 'IT.88' } },
        { type: 'ignored', why: 'customer_identity_changed' },
      ],
    ],
    [
      'a group',
      change({ messages: [messageOf({ group_id: 'g', type: 'text', text: { body: 'a' } })] }),
      [{ type: 'ignored', why: 'group' }],
    ],
    [
      'what an assistant of Meta hears',
      change({ contacts, messages: [messageOf({ type: 'text', text: { body: 'a' } })] }, 'standby'),
      [{ externalId: 'wamid.1', type: 'ignored', why: 'standby' }],
    ],
    [
      'a fault of the account',
      change({ errors: [{ code: 131031, title: 'Locked' }] }),
      [{ type: 'error', code: '131031', message: 'Locked' }],
    ],
    [
      'the state of a template',
      { field: 'message_template_status_update', value: { event: 'REJECTED' } },
      [{ type: 'ignored', why: 'message_template_status_update' }],
    ],
    ['a call', change({ calls: [{ id: 'wacid.1', event: 'connect' }] }, 'calls'), [{ type: 'ignored', why: 'calls' }]],
  ])('%s', (_sentence, body, events) => {
    expect(parse(bodyOf(body))).toMatchObject(events)
    expect(parse(bodyOf(body))).toHaveLength(events.length)
  })

  test('everything of several entries and changes comes out, in its order', () => {
    const text = (id: string) => messageOf({ id, type: 'text', text: { body: id } })
    const one = bodyOf(change({ messages: [text('a'), text('b')] }), change({ messages: [text('c')] }))
    const body = {
      ...one,
      entry: [
        ...one.entry,
        ...bodyOf(change({ messages: [text('d')], statuses: [{ id: 'e', status: 'sent' }] })).entry,
      ],
    }
    expect(parse(body).map(({ externalId }) => externalId)).toEqual(['a', 'b', 'c', 'd', 'e:sent'])
  })

  test.each([
    ['no JSON', '{"object":', 'unsupported'],
    ['a number', '7', 'ignored'],
    ['another object', '{"object":"page","entry":[{"changes":[]}]}', 'ignored'],
  ])('a body of %s is one event, and nothing comes of it', (_what, body, type) => {
    expect(parse(body)).toMatchObject([{ type }])
  })

  test('whatever is spoilt in a body, the rest of it is told and nothing is thrown', () => {
    const body = bodyOf(
      change({ contacts, messages: [messageOf({ type: 'text', text: { body: 'a' } })] }),
      change({
        messages: [
          messageOf({ type: 'image', image: { id: '1', caption: 'b' } }),
          messageOf({ type: 'system', system: { type: 'user_changed_number', wa_id: '1' } }),
        ],
        statuses: [{ id: 'wamid.9', status: 'failed', errors: [{ code: 1 }] }],
      }),
    )
    fc.assert(
      fc.property(mutations(body), (spoilt) => {
        for (const one of spoilt) {
          for (const event of parse(one)) {
            expect(event.at === null || new Date(event.at).toISOString() !== '').toBe(true)
            expect(JSON.stringify(event)).not.toMatch(/\\u0000|\\ud[89a-f]/)
          }
        }
      }),
      { numRuns: 60 },
    )
  })
})

describe('who may post', () => {
  const body = written({ type: 'text', text: { body: 'caffè' } })
  test('only a body that the app secret signed byte by byte is taken', () => {
    const escaped = JSON.stringify(body).replace('è', '\\u00e8')
    const signed = metaHook(escaped)
    expect(whatsapp.authenticate(signed, SETTINGS)).toBe(true)
    const again = new TextEncoder().encode(JSON.stringify(JSON.parse(escaped)))
    expect(whatsapp.authenticate({ ...signed, rawBody: again }, SETTINGS)).toBe(false)
    expect(whatsapp.authenticate(metaHook(body, 'another secret'), SETTINGS)).toBe(false)
    expect(whatsapp.authenticate({ ...signed, headers: { 'x-hub-signature': 'sha1=00' } }, SETTINGS)).toBe(false)
  })

  test('the handshake gives the challenge back to who knows the token', () => {
    expect(whatsapp.verify?.(metaHandshake('a word'), SETTINGS)).toEqual({ status: 200, body: '40<1>' })
    expect(whatsapp.verify?.(metaHandshake('another'), SETTINGS)).toEqual({ status: 403, body: '' })
    expect(whatsapp.verify?.({ ...metaHandshake('a word'), query: {} }, SETTINGS)).toBe(null)
  })
})

describe('what goes out', () => {
  const to: Recipient = { address: USER, aliases: [PHONE], delivery: 'd-1' }
  const bodies = (message: OutboundMessage, recipient = to) =>
    whatsapp.render(message, recipient).map(({ body }) => body)
  const choices = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ label: `Topic ${index + 1}`, value: `v${index + 1}` }))

  test('a text goes to the user id as `recipient`, or to the number as `to`, with our name of the delivery', () => {
    const common = { messaging_product: 'whatsapp', recipient_type: 'individual', biz_opaque_callback_data: 'd-1' }
    const text = { type: 'text', text: { body: 'hello', preview_url: true } }
    expect(bodies({ text: 'hello' })).toEqual([{ ...common, recipient: USER, ...text }])
    expect(bodies({ text: 'hello' }, { ...to, address: PHONE })).toEqual([{ ...common, to: PHONE, ...text }])
  })

  test('up to three choices are buttons, up to ten a list', () => {
    expect(bodies({ text: 'Which?', quickReplies: choices(2) })).toMatchObject([
      {
        type: 'interactive',
        interactive: {
          type: 'button',
          body: { text: 'Which?' },
          action: { buttons: [{ type: 'reply', reply: { id: 'v1', title: 'Topic 1' } }, { reply: { id: 'v2' } }] },
        },
      },
    ])
    expect(bodies({ text: 'Which?', quickReplies: choices(4) })).toMatchObject([
      { interactive: { type: 'list', action: { sections: [{ rows: [{ id: 'v1', title: 'Topic 1' }, {}, {}, {}] }] } } },
    ])
  })

  test('a picture takes its words along, a sound has them after it, a file keeps its name', () => {
    const media = (kind: 'image' | 'audio' | 'file', url: string) => bodies({ text: 'Look', media: { kind, url } })
    expect(media('image', 'https://a.example/1.png')).toMatchObject([
      { image: { link: 'https://a.example/1.png', caption: 'Look' } },
    ])
    expect(media('audio', 'https://a.example/1.mp3')).toMatchObject([
      { audio: { link: 'https://a.example/1.mp3' } },
      { text: { body: 'Look' } },
    ])
    expect(media('file', 'https://a.example/My%20bill.pdf')).toMatchObject([
      { document: { filename: 'My bill.pdf', caption: 'Look' } },
    ])
  })
})
