import { Readable } from 'node:stream'
import { Response } from 'undici'
import { expect, test } from 'vitest'
import { connect } from '../../runtime/channels/connect.ts'
import { deliverToPlatform } from '../../runtime/channels/deliverToPlatform.ts'
import { doubleOf } from '../../runtime/channels/doubles.ts'
import { playPlatform } from '../../runtime/channels/playPlatform.ts'
import { createUploads } from '../../runtime/channels/uploads/createUploads.ts'
import type { Dialing, Egress, Streaming } from '../../runtime/egress/createEgress.ts'
import { EgressError } from '../../runtime/egress/EgressError.ts'
import type { Receipt } from '../../runtime/outbox/Receipt.ts'
import type { Upload, UploadStore } from '../../runtime/outbox/UploadStore.ts'
import type { Channel } from '../../schemas/resources.ts'
import type { OutboundMessage } from '../../schemas/wire.ts'

const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
const MP3 = Buffer.from('49443303000000000000fffb9064', 'hex')
const MP4 = Buffer.from('000000186674797069736f6d0000020069736f6d', 'hex')
const HOUR = 3_600_000
type Media = NonNullable<OutboundMessage['media']>
const picture: Media = { kind: 'image', url: 'https://files.example/a.png', alt: 'A map' }
type File = Error | { readonly status?: number; readonly bytes?: Buffer }

function memory(): UploadStore {
  const kept = new Map<string, Upload>()
  return {
    find: async (account, file, now) => {
      const found = kept.get(account + file)
      return found === undefined || found.until <= now ? null : found
    },
    keep: async (account, file, upload) => void kept.set(account + file, upload),
    forget: async (account, file) => void kept.delete(account + file),
  }
}

/** A played platform and a host's way to it. `file`: what is at every address of ours. */
function hostOf(kind: Channel['kind'], file: File = { bytes: PNG }, store = memory()) {
  const double = doubleOf(kind)
  if (double === null) throw new Error(kind)
  const settings = { ...double.settings('https://platform.example'), flow: 'main' } as Channel
  const connected = connect(kind, settings)
  if (typeof connected === 'string') throw new Error(connected)
  const platform = playPlatform(double, 100)
  let now = Date.UTC(2026, 10, 30)
  const egress: Egress & Streaming & Dialing = {
    connect: async () => expect.fail('spoken by HTTP'),
    call: async ({ method, url, headers, body = '' }) => {
      const said = new Response(typeof body === 'function' ? body() : body)
      const { pathname, search } = new URL(url)
      const answer = platform.answer(
        {
          method,
          path: `${pathname}${search}`,
          headers: { 'content-type': said.headers.get('content-type') ?? '', ...headers },
          body: Buffer.from(await said.arrayBuffer()),
        },
        settings,
      )
      if (answer === null) throw new EgressError('timeout', 'platform.example did not answer.')
      return answer
    },
    stream: async ({ maxBytes = 0 }) => {
      if (file instanceof Error) throw file
      const { status = 200, bytes = PNG } = file
      if (bytes.length > maxBytes) throw new EgressError('tooLarge', 'It is too large.')
      return { status, headers: { 'content-length': String(bytes.length) }, body: Readable.from([bytes]) }
    },
    close: async () => {},
  }
  const uploads = createUploads({ egress, store, clock: () => now })
  const fell: string[] = []
  const receipts: (Receipt | undefined)[] = []
  return {
    platform,
    fell,
    receipts,
    pass: (ms: number) => {
      now += ms
    },
    send: async (message: OutboundMessage, { failures = 0, sent = 0, excused = 0 } = {}) => {
      const to = { address: '39055500', aliases: [], delivery: 't_1.o0' }
      const delivery = await deliverToPlatform(egress, connected, message, to, {
        progress: { sent, excused, doubts: 0, isInterrupted: false },
        took: async (_, receipt) => receipts.push(receipt) > 0,
        uploads,
        failures,
        fell: (error) => void fell.push(error),
      })
      if (delivery.ok) receipts.push(delivery.receipt)
      return delivery
    },
    heard: () => platform.taken.map(({ text, media }) => [text, media?.kind ?? null]),
  }
}

const GIVEN: readonly Channel['kind'][] = ['wechat', 'x']

test.each(GIVEN)('a file is given to %s once for all who are sent it, until it is forgotten there', async (kind) => {
  const host = hostOf(kind)
  await Promise.all([host.send({ media: picture }), host.send({ media: picture })])
  await host.send({ media: picture })
  expect([host.platform.files(), host.heard()]).toEqual([1, Array(3).fill(['', 'image'])])
  expect(new Set(host.platform.taken.map(({ media }) => media?.url)).size).toBe(1)
  host.pass(80 * HOUR)
  await host.send({ media: picture })
  await host.send({ media: { ...picture, url: 'https://files.example/b.png' } })
  expect(host.platform.files()).toBe(3)
  expect(host.fell).toEqual([])
})

test.each(GIVEN)('a file that %s knows no more is given to it anew', async (kind) => {
  const host = hostOf(kind)
  await host.send({ media: picture })
  host.platform.treatNext('content')
  await host.send({ media: picture })
  expect([host.platform.files(), host.heard(), host.fell]).toEqual([2, Array(2).fill(['', 'image']), []])
})

test('a sound is given and heard as one', async () => {
  const host = hostOf('wechat', { bytes: MP3 })
  await host.send({ media: { kind: 'audio', url: 'https://files.example/a.mp3' } })
  expect(host.heard()).toEqual([['', 'audio']])
})

test.each<[string, File, string]>([
  ['is gone', { status: 404 }, 'content (404)'],
  ['wants a password', { status: 401 }, 'content (401)'],
  ['is of another type than its name says', { bytes: Buffer.from('<html></html>') }, 'content (unknown type)'],
  ['is of a type that the platform does not take', { bytes: MP3 }, 'content (audio/mpeg)'],
  ['is larger than the platform takes', { bytes: Buffer.alloc(20_000_000) }, 'content (tooLarge)'],
  ['is at an address of ours', new EgressError('refusedAddress', 'no'), 'content (refusedAddress)'],
])('a file that %s goes as a link with its words, and that is told', async (_, file, reason) => {
  const host = hostOf('wechat', file)
  expect(await host.send({ text: 'Here it is.', media: picture })).toMatchObject({ ok: true })
  expect(host.heard()).toEqual([
    ['A map\nhttps://files.example/a.png', null],
    ['Here it is.', null],
  ])
  expect(host.fell).toEqual([`link: ${reason}`])
  expect(host.receipts[0]).toEqual({ bubble: 0, externalId: 't_1.o0/0', note: `link: ${reason}` })
})

test.each<[string, File, readonly (readonly ['retry' | 'throttled', object])[]]>([
  ['the server of the file', { status: 503 }, [['retry', { leadsTo: 'retry', error: 'retry (503)' }]]],
  ['its answer', new EgressError('timeout', 'late'), [['retry', { leadsTo: 'retry', error: 'retry (timeout)' }]]],
  [
    'the platform',
    {},
    [
      ['retry', { leadsTo: 'retry', error: 'retry (-1)' }],
      ['throttled', { leadsTo: 'wait', isOfChannel: false, error: 'throttled (45011)' }],
    ],
  ],
])('what fails for now (%s) is tried again for a while, and then is a link', async (_, file, failures) => {
  for (const [mood, outcome] of failures) {
    const host = hostOf('wechat', file)
    host.platform.treatNextFile(mood, mood)
    expect(await host.send({ media: picture })).toMatchObject({ ok: false, ...outcome })
    expect(host.heard()).toEqual([])
    expect(await host.send({ media: picture }, { failures: 5 })).toMatchObject({ ok: true })
    expect(host.heard()).toEqual([['A map\nhttps://files.example/a.png', null]])
  }
})

test.each(['content', 'quota', 'auth'] as const)('a file that is refused (%s) goes as a link', async (mood) => {
  const host = hostOf('wechat')
  host.platform.treatNextFile(mood)
  expect(await host.send({ text: 'Here it is.', media: picture })).toMatchObject({ ok: true })
  expect(host.heard().map(([text]) => text)).toEqual(['A map\nhttps://files.example/a.png', 'Here it is.'])
})

test('a file that was given and cannot be shown goes as a link, and what is refused as that is not sent again', async () => {
  const host = hostOf('wechat')
  host.platform.treatNext('content')
  await host.send({ media: picture })
  expect([host.heard(), host.fell]).toEqual([[['A map\nhttps://files.example/a.png', null]], ['link: content (45002)']])
  host.platform.treatNext('windowClosed')
  expect(await host.send({ media: picture })).toMatchObject({ leadsTo: 'dead', error: 'windowClosed (45015)' })
})

test.each<[Channel['kind'], string]>([
  ['weibo', 'A map\nhttps://files.example/a.png'],
  ['telegram', 'Here it is.\nA map\nhttps://files.example/a.png'],
  ['whatsapp', 'Here it is.\nA map\nhttps://files.example/a.png'],
])('a file that %s does not fetch goes as a link with its words, and that is told', async (kind, first) => {
  const host = hostOf(kind)
  host.platform.treatNext('content')
  expect(await host.send({ text: 'Here it is.', media: picture })).toMatchObject({ ok: true })
  expect(host.heard()[0]).toEqual([first, null])
  expect(
    host
      .heard()
      .map(([text]) => text)
      .join('\n'),
  ).toContain('Here it is.')
  expect(host.fell).toEqual([expect.stringMatching(/^link: content/)])
})

test('what is waited for until it can be shown leaves then, counts no attempt, and is a link when it never can', async () => {
  const host = hostOf('x', { bytes: MP4 })
  const film = { text: 'Watch.', media: { ...picture, kind: 'video', url: 'https://files.example/a.mp4' } } as const
  const wait = { ok: false, leadsTo: 'wait', forMs: 1_000, isOfChannel: false, error: 'paced' }
  expect(await host.send(film)).toEqual(wait)
  expect(host.heard()).toEqual([])
  expect(await host.send(film, { excused: 1 })).toMatchObject({ ok: true })
  expect([host.heard(), host.platform.files()]).toEqual([[['Watch.', 'video']], 1])
  const other = { ...film, media: { ...film.media, url: 'https://files.example/b.mp4' } }
  expect(await host.send(other, { excused: 60 })).toMatchObject({ ok: true })
  expect(host.heard()[1]).toEqual(['Watch.\nA map\nhttps://files.example/b.mp4', null])
})
