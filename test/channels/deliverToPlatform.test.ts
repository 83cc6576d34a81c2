import { describe, expect, test } from 'vitest'
import type { FailureClass, Recipient } from '../../runtime/channels/Adapter.ts'
import { connect } from '../../runtime/channels/connect.ts'
import { deliverToPlatform } from '../../runtime/channels/deliverToPlatform.ts'
import { deliveryOf } from '../../runtime/channels/deliveryOf.ts'
import { doubleOf } from '../../runtime/channels/doubles.ts'
import type { Dialing, Egress } from '../../runtime/egress/createEgress.ts'
import type { Channel } from '../../schemas/resources.ts'

const FRESH = { sent: 0, excused: 0, doubts: 0, isInterrupted: false }
const TO: Recipient = { address: '39055500', aliases: [], delivery: 't_1.o0' }
/** Three bubbles on WhatsApp and on Telegram. */
const LONG = { text: Array.from({ length: 2_000 }, () => 'word').join(' ') }

function connected(kind: Channel['kind']) {
  const settings = { ...doubleOf(kind)?.settings('https://platform.example'), flow: 'main' } as Channel
  const found = connect(kind, settings)
  if (typeof found === 'string') throw new Error(found)
  return found
}

/** A platform that takes everything, and what it was asked. */
function taking() {
  const bodies: { readonly [name: string]: unknown }[] = []
  const egress: Egress & Dialing = {
    connect: async () => expect.fail('spoken by HTTP'),
    call: async ({ body = '' }) => {
      bodies.push(JSON.parse(String(body)))
      const answer = { ok: true, result: { message_id: 1 }, messages: [{ id: 'wamid.1' }] }
      return { status: 200, headers: {}, body: JSON.stringify(answer) }
    },
    close: async () => {},
  }
  return { egress, bodies }
}

describe('a message of several bubbles', () => {
  test('gives each a name of its own, and has what was taken written down before the next one leaves', async () => {
    const { egress, bodies } = taking()
    const taken: unknown[] = []
    const took = async (sent: number) => taken.push([sent, bodies.length]) > 0
    const delivery = await deliverToPlatform(egress, connected('whatsapp'), LONG, TO, { progress: FRESH, took })
    expect(delivery).toEqual({ ok: true, receipt: { bubble: 2, externalId: 'wamid.1' } })
    const names = bodies.map(({ biz_opaque_callback_data: name }) => name)
    expect(names).toEqual(['t_1.o0/0', 't_1.o0/1', 't_1.o0/2'])
    expect(taken).toEqual([
      [1, 1],
      [2, 2],
    ])
  })

  test('goes on with the one that was not taken yet', async () => {
    const { egress, bodies } = taking()
    const progress = { ...FRESH, sent: 2 }
    const took = () => Promise.resolve(true)
    const delivery = await deliverToPlatform(egress, connected('whatsapp'), LONG, TO, { progress, took })
    expect(delivery).toMatchObject({ ok: true })
    expect(bodies.map(({ biz_opaque_callback_data: name }) => name)).toEqual(['t_1.o0/2'])
  })

  test('waits for the time of the next one where it would be too much for the platform, and makes no call', async () => {
    const { egress, bodies } = taking()
    const took = () => Promise.resolve(true)
    const waitMs = (name: string) => (name === 't_1.o0/1' ? 6_000 : 0)
    const delivery = await deliverToPlatform(egress, connected('whatsapp'), LONG, TO, { progress: FRESH, took, waitMs })
    expect(delivery).toEqual({ ok: false, leadsTo: 'wait', forMs: 6_000, isOfChannel: false, error: 'paced' })
    expect(bodies).toHaveLength(1)
  })

  test('is left to the host that has it now', async () => {
    const { egress, bodies } = taking()
    const took = () => Promise.resolve(false)
    const delivery = await deliverToPlatform(egress, connected('whatsapp'), LONG, TO, { progress: FRESH, took })
    expect([delivery, bodies.length]).toEqual([expect.objectContaining({ leadsTo: 'nothing' }), 1])
  })
})

test.each([
  ['telegram', { media: { kind: 'image', url: 'https://a.example/p.png' } }, 1],
  ['messenger', { text: 'Here.', media: { kind: 'image', url: 'https://a.example/p.png' } }, 1],
  ['telegram', { text: 'Here.' }, 0],
] as const)('a gap after media is waited for by what comes next of %s: %j', async (kind, message, gaps) => {
  const { egress, bodies } = taking()
  const { settings, ...rest } = connected(kind)
  const channel = { ...rest, settings: { ...settings, gapAfterMedia: 'PT3S' } as Channel }
  const written: number[] = []
  const took = async (sent: number) => written.push(sent) > 0
  const wait = { ok: false, leadsTo: 'wait', forMs: 3_000, isOfChannel: false, error: 'paced' }
  const first = await deliverToPlatform(egress, channel, message, TO, { progress: FRESH, took })
  expect([first, written, bodies.length]).toEqual(gaps === 0 ? [{ ok: true }, [], 1] : [wait, [1], 1])
  const then = await deliverToPlatform(egress, channel, message, TO, { progress: { ...FRESH, sent: 1 }, took })
  expect(then).toMatchObject({ ok: true })
  expect(bodies).toHaveLength('media' in message && 'text' in message ? 2 : 1)
})

describe('a try that was cut off', () => {
  const interrupted = { ...FRESH, isInterrupted: true }
  const took = () => Promise.resolve(true)

  test.each([
    ['whatsapp', { leadsTo: 'doubt', bubble: 0, forMs: 60_000 }],
    ['telegram', { leadsTo: 'dead' }],
  ] as const)('may have arrived by %s, and is not repeated blindly', async (kind, outcome) => {
    const { egress, bodies } = taking()
    const delivery = await deliverToPlatform(egress, connected(kind), LONG, TO, { progress: interrupted, took })
    expect(delivery).toEqual({ ok: false, error: 'unknown (interrupted)', ...outcome })
    expect(bodies).toEqual([])
  })

  test.each([
    ['telegram', 'resend', { leadsTo: 'doubt', bubble: 0, forMs: 5_000 }],
    ['whatsapp', 'giveUp', { leadsTo: 'dead' }],
    ['line', 'giveUp', { leadsTo: 'dead' }],
  ] as const)('by %s leads to what the channel says: %s', async (kind, whenUnknown, outcome) => {
    const { egress, bodies } = taking()
    const { settings, ...rest } = connected(kind)
    const channel = { ...rest, settings: { ...settings, whenUnknown } as Channel }
    const delivery = await deliverToPlatform(egress, channel, LONG, TO, { progress: interrupted, took })
    expect([delivery, bodies]).toEqual([{ ok: false, error: 'unknown (interrupted)', ...outcome }, []])
    const again = { ...FRESH, doubts: 1 }
    const once = await deliverToPlatform(egress, channel, { text: 'hello' }, TO, { progress: again, took })
    expect([once, bodies.length]).toEqual([expect.objectContaining({ ok: true }), 1])
    const twice = await deliverToPlatform(egress, channel, LONG, TO, { progress: { ...FRESH, doubts: 2 }, took })
    expect([twice, bodies.length]).toEqual([{ ok: false, leadsTo: 'dead', error: 'unknown' }, 1])
  })

  test('is repeated where the platform takes a call of one name once', async () => {
    const { egress, bodies } = taking()
    const delivery = await deliverToPlatform(egress, connected('line'), { text: 'hello' }, TO, {
      progress: interrupted,
      took,
    })
    expect([delivery, bodies.length]).toEqual([{ ok: true }, 1])
  })
})

test.each<[FailureClass, object, object]>([
  ['retry', {}, { leadsTo: 'retry' }],
  ['tokenStale', {}, { leadsTo: 'retry' }],
  ['throttled', {}, { leadsTo: 'wait', forMs: 30_000, isOfChannel: true }],
  ['throttled', { retryAfterMs: 3_000 }, { leadsTo: 'wait', forMs: 3_000, isOfChannel: true }],
  ['throttled', { isOfPair: true }, { leadsTo: 'wait', forMs: 30_000, isOfChannel: false }],
  ['throttled', { retryAfterMs: 86_400_000 }, { leadsTo: 'wait', forMs: 3_600_000, isOfChannel: true }],
  ['unknown', {}, { leadsTo: 'doubt', bubble: 1, forMs: 60_000 }],
  ['optedOut', {}, { leadsTo: 'dead', mark: 'stop' }],
  ['blocked', {}, { leadsTo: 'dead', mark: 'left' }],
  ['windowClosed', {}, { leadsTo: 'dead' }],
  ['invalidRecipient', {}, { leadsTo: 'dead' }],
  ['content', {}, { leadsTo: 'dead' }],
  ['quota', {}, { leadsTo: 'dead' }],
  ['auth', {}, { leadsTo: 'dead' }],
  ['replyTokenSpent', {}, { leadsTo: 'dead' }],
  ['final', {}, { leadsTo: 'dead' }],
])('a failure %s %j leads to %j', (failure, more, outcome) => {
  const delivery = deliveryOf({ class: failure, code: '7', ...more }, connected('whatsapp'), 1)
  expect(delivery).toEqual({ ok: false, error: `${failure} (7)`, ...outcome })
})
