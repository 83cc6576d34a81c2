import { expect, test } from 'vitest'
import { createMedia, type Media } from '../../runtime/channels/createMedia.ts'
import type { Egress, EgressRequest, Streaming } from '../../runtime/egress/createEgress.ts'
import { EgressError } from '../../runtime/egress/EgressError.ts'
import type { ReceivedAttachment } from '../../schemas/wire.ts'
import { flowOf, workspaceOf } from '../support/workspaceOf.ts'

const PNG = Buffer.concat([Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), Buffer.alloc(9_000, 7)])
const PAGE = Buffer.from('<html><script>alert(1)</script></html>')
const workspace = workspaceOf([flowOf({ end: { type: 'close' } })], {
  bots: {},
  channels: {
    tg: { kind: 'telegram', flow: 'main', token: '1:token', secretToken: 'secret' },
    wa: {
      kind: 'whatsapp',
      flow: 'main',
      phoneNumberId: '1',
      token: 'token',
      appSecret: 'app',
      verifyToken: 'verify',
    },
    wx: { kind: 'wechat', flow: 'main', appId: 'wx1', appSecret: 'app', token: 'token' },
    // An account for each test, for a token that was asked for is remembered.
    wx2: { kind: 'wechat', flow: 'main', appId: 'wx2', appSecret: 'app', token: 'token' },
    wx3: { kind: 'wechat', flow: 'main', appId: 'wx3', appSecret: 'app', token: 'token' },
    wx4: { kind: 'wechat', flow: 'main', appId: 'wx4', appSecret: 'app', token: 'token' },
    wx5: { kind: 'wechat', flow: 'main', appId: 'wx5', appSecret: 'app', token: 'token' },
    wb: { kind: 'weibo', flow: 'main', accountId: '1', appSecret: 'app', token: 'token' },
    mail: { kind: 'email', flow: 'main', address: 'a@b.example', inboundToken: 't', smtpUrl: 'smtps://mail.example' },
    ln: { kind: 'line', flow: 'main', channelSecret: 'secret', token: 'token' },
    ig: {
      kind: 'instagram',
      flow: 'main',
      accountId: '17',
      token: 'token',
      appSecret: 'app',
      verifyToken: 'verify',
    },
  },
})

type Answer =
  | { readonly status: number; readonly bytes?: Buffer; readonly headers?: { readonly [name: string]: string } }
  | EgressError
/** The outside: `told` is what platforms say where their files are, `files` what comes from an address. */
function outside(told: readonly unknown[], files: { readonly [url: string]: Answer }) {
  const asked: EgressRequest[] = []
  const says = [...told]
  const egress: Egress & Streaming = {
    call: async () => {
      const said = says.shift()
      if (said instanceof EgressError) throw said
      return { status: typeof said === 'number' ? said : 200, headers: {}, body: JSON.stringify(said) }
    },
    stream: async (request) => {
      asked.push(request)
      const answer = files[request.url] ?? { status: 404 }
      if (answer instanceof EgressError) throw answer
      const { status, bytes = Buffer.from('no'), headers = {} } = answer
      const body = (async function* () {
        for (let at = 0; at < bytes.length; at += 1_000) yield bytes.subarray(at, at + 1_000)
      })()
      const told = { 'content-length': String(bytes.length), 'content-type': 'text/html', ...headers }
      return { status, headers: told, body }
    },
    close: async () => {},
  }
  return {
    asked,
    open: createMedia({
      egress,
      workspace: () => workspace,
      files: { find: async (_, ref) => (ref === 'kept' ? PNG : null) },
    }),
  }
}
const bytesOf = async ({ body }: Media): Promise<Buffer> => {
  const chunks: Uint8Array[] = []
  for await (const chunk of body) chunks.push(chunk)
  return Buffer.concat(chunks)
}

const photo: ReceivedAttachment = { kind: 'image', ref: 'f-1', channel: 'tg' }
const at = (path: string) => ({ result: { file_path: path } })
const FILE = 'https://api.telegram.org/file/bot1:token'

test('a file comes whole from where its platform says that it is, and has the type that its bytes tell', async () => {
  const { open } = outside([at('a.html')], { [`${FILE}/a.html`]: { status: 200, bytes: PNG } })
  const media = await open(photo)
  expect(media).toMatchObject({ mime: 'image/png', size: PNG.length })
  expect(await bytesOf(media)).toEqual(PNG)
})

test.each([
  ['a page', PAGE],
  ['a drawing that can hold scripts', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
  ['a document', Buffer.from('%PDF-1.7\n')],
  ['nothing', Buffer.alloc(0)],
])('%s has no type that a browser would open, whatever the platform calls it', async (_, bytes) => {
  const { open } = outside([at('a.png')], { [`${FILE}/a.png`]: { status: 200, bytes } })
  const media = await open({ ...photo, mime: 'image/png' })
  expect(media.mime).toBeNull()
  expect(await bytesOf(media)).toEqual(bytes)
})

test('a file that came along with its message comes from where it was kept, and nobody else is asked', async () => {
  const { asked, open } = outside([], {})
  const media = await open({ kind: 'image', ref: 'kept', channel: 'mail' })
  expect([media.mime, media.size, await bytesOf(media)]).toEqual(['image/png', PNG.length, PNG])
  await expect(open({ kind: 'image', ref: 'gone', channel: 'mail' })).rejects.toMatchObject({ code: 'notFound' })
  expect(asked).toEqual([])
})

test('media URL expired: resolved again by ref', async () => {
  const { asked, open } = outside([at('old.png'), at('new.png')], { [`${FILE}/new.png`]: { status: 200, bytes: PNG } })
  await expect(open(photo)).rejects.toMatchObject({ code: 'notFound' })
  expect((await open(photo)).mime).toBe('image/png')
  expect(asked.map(({ url }) => url)).toEqual([`${FILE}/old.png`, `${FILE}/new.png`])
})

test('where the platform knows no other, the address that came with the message is asked', async () => {
  const url = 'https://files.example/a.png'
  const { open } = outside([{ data: [] }], { [url]: { status: 200, bytes: PNG } })
  expect((await open({ kind: 'image', url, ref: 'm-1/0', channel: 'ig' })).mime).toBe('image/png')
  expect((await open({ kind: 'image', url })).mime).toBe('image/png')
})

test.each<[string, Answer, string]>([
  ['is gone', { status: 410 }, 'notFound'],
  ['is busy', { status: 429 }, 'unavailable'],
  ['has failed', { status: 502 }, 'unavailable'],
  ['does not answer', new EgressError('timeout', 'files.example did not answer.'), 'unavailable'],
])('a file whose server %s is told so', async (_, answer, code) => {
  const url = 'https://files.example/a.png'
  await expect(outside([], { [url]: answer }).open({ kind: 'image', url })).rejects.toMatchObject({ code })
})

const CHANNELS = { tg: 'f-1', wa: 'f-1', ig: 'm-1/0', wx: 'f-1' } as const
test.each(
  Object.entries(CHANNELS).flatMap(([channel, ref]) =>
    (
      [
        ['is busy', 429, 'unavailable'],
        ['has failed', 502, 'unavailable'],
        ['does not answer', new EgressError('timeout', 'It did not answer.'), 'unavailable'],
        ['has no such file', 404, 'notFound'],
      ] as const
    ).map(([what, said, code]) => [channel, ref, what, said, code] as const),
  ),
)('a file of %s (%s) whose platform %s is told so', async (channel, ref, _what, said, code) => {
  await expect(outside([said], {}).open({ kind: 'image', ref, channel })).rejects.toMatchObject({ code })
})

test('the file of a channel that is there no more cannot be had', async () => {
  await expect(outside([], {}).open({ ...photo, channel: 'constructor' })).rejects.toMatchObject({ code: 'notFound' })
})

const json = (body: object, headers = {}): Answer => ({
  status: 200,
  bytes: Buffer.from(JSON.stringify(body)),
  headers,
})
const tokens = (...access_tokens: readonly string[]) => access_tokens.map((access_token) => ({ access_token }))
const wechatPlace = (token: string) => `https://api.weixin.qq.com/cgi-bin/media/get?access_token=${token}&media_id=f-1`

test.each<[string, string, string, Answer, string]>([
  [
    'says that it has no such file',
    'wx2',
    wechatPlace('t1'),
    json({ errcode: 40007, errmsg: 'invalid media_id' }),
    'notFound',
  ],
  ['says that it is busy', 'wx3', wechatPlace('t1'), json({ errcode: -1, errmsg: 'system error' }), 'unavailable'],
  [
    'says so',
    'wb',
    'https://upload.api.weibo.com/2/mss/msget?access_token=token&fid=f-1',
    json({ error: 'Service unavailable', error_code: 10002, request: '/2/mss/msget' }),
    'unavailable',
  ],
  ['makes it ready still', 'ln', 'https://api-data.line.me/v2/bot/message/f-1/content', { status: 202 }, 'unavailable'],
])(
  'where there is no file, and the platform %s (%s), that is not handed out as one',
  async (_, channel, url, answer, code) => {
    const { open } = outside(tokens('t1'), { [url]: answer })
    await expect(open({ kind: 'image', ref: 'f-1', channel })).rejects.toMatchObject({ code })
  },
)

test('a file is asked for with another token where WeChat takes the one before no more, and followed to where a film is', async () => {
  const film = 'http://films.example/1'
  const { asked, open } = outside(tokens('t1', 't2'), {
    [wechatPlace('t1')]: json({ errcode: 42001, errmsg: 'access_token expired' }),
    [wechatPlace('t2')]: json({ video_url: film }),
    [film]: { status: 200, bytes: PNG },
  })
  expect(await bytesOf(await open({ kind: 'video', ref: 'f-1', channel: 'wx4' }))).toEqual(PNG)
  expect(asked.map(({ url }) => url)).toEqual([wechatPlace('t1'), wechatPlace('t2'), film])
})

test('a file of JSON is handed out as it is, also one that looks like an error', async () => {
  const named = { 'content-disposition': 'attachment; filename="f-1.json"' }
  const { open } = outside(tokens('t1'), { [wechatPlace('t1')]: json({ errcode: 40007 }, named) })
  expect(String(await bytesOf(await open({ kind: 'file', ref: 'f-1', channel: 'wx5' })))).toBe('{"errcode":40007}')
})
