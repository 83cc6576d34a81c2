import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import type { HookRequest } from '../../runtime/channels/Adapter.ts'
import { sms } from '../../runtime/channels/sms/adapter.ts'
import { createHttpApp } from '../../runtime/http/createHttpApp.ts'
import type { HttpDeps } from '../../runtime/http/HttpDeps.ts'
import { readPublicUrl } from '../../runtime/http/readPublicUrl.ts'
import type { SmsChannel } from '../../schemas/resources.ts'

const CHANNEL: SmsChannel = { kind: 'sms', flow: 'main', provider: 'twilio', authToken: 'a token' }
const FORM = 'Body=hello'

/** Whether a host that a proxy speaks plain HTTP with believes Twilio, which signed this address. */
async function isBelieved(publicUrl: string, signed: string, headers: Record<string, string> = {}) {
  const asked: HookRequest[] = []
  const deps = {
    designer: null,
    folder: null,
    tokens: null,
    allowedHosts: null,
    publicUrl: readPublicUrl(publicUrl),
    isOverloaded: () => false,
    clock: () => 0,
    hook: async (_name: string, request: HookRequest) => {
      asked.push(request)
      return { status: 200, body: '' }
    },
    metrics: { refused: () => {}, error: () => {} },
  } as unknown as HttpDeps
  const signature = createHmac('sha1', 'a token').update(`${signed}Bodyhello`).digest('base64')
  const answer = await createHttpApp(deps).request('http://10.0.0.7:3000/webhooks/text?from=it', {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'x-twilio-signature': signature, ...headers },
    body: FORM,
  })
  expect(answer.status).toBe(200)
  return asked.map((request) => sms.authenticate(request, CHANNEL))
}

const FORWARDED = { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'evil.example', host: 'evil.example' }

test.each<[string, string, Record<string, string>, boolean]>([
  ['https://usher.example', 'https://usher.example/webhooks/text?from=it', {}, true],
  ['https://usher.example', 'https://usher.example/webhooks/text?from=it', FORWARDED, true],
  ['https://usher.example/chat/', 'https://usher.example/chat/webhooks/text?from=it', {}, true],
  ['https://usher.example', 'http://10.0.0.7:3000/webhooks/text?from=it', {}, false],
  ['https://usher.example', 'https://evil.example/webhooks/text?from=it', FORWARDED, false],
])(
  'Twilio signature right behind a TLS proxy by configured public URL; forwarded headers alone do not change it (%s, %s, %o)',
  async (publicUrl, signed, headers, isRight) => {
    expect(await isBelieved(publicUrl, signed, headers)).toEqual([isRight])
  },
)
