import { expect, test } from 'vitest'
import { diagnose, subscribe } from '../../runtime/channels/diagnose.ts'
import type { Dialing, Egress, EgressRequest } from '../../runtime/egress/createEgress.ts'
import { EgressError } from '../../runtime/egress/EgressError.ts'
import type { Channel } from '../../schemas/resources.ts'

const publicUrl = 'https://usher.example/'
type Said = { readonly status: number; readonly body?: object } | EgressError
function outside(...said: readonly Said[]) {
  const asked: EgressRequest[] = []
  const answers = [...said]
  const egress: Egress & Dialing = {
    connect: async () => expect.fail('spoken by HTTP'),
    call: async (request) => {
      asked.push(request)
      const answer = answers.shift() ?? { status: 500 }
      if (answer instanceof EgressError) throw answer
      return { status: answer.status, headers: {}, body: JSON.stringify(answer.body ?? {}) }
    },
    close: async () => {},
  }
  return { asked, egress, publicUrl }
}
const of = (settings: object): Channel => ({ flow: 'main', ...settings }) as Channel

const twilio = of({ kind: 'sms', provider: 'twilio', from: '+390551', accountSid: 'AC1', authToken: 'secret' })
const telnyx = of({ kind: 'sms', provider: 'telnyx', from: '+390551', apiKey: 'KEY-1', publicKey: 'cHVibGlj' })
const sunshine = of({ kind: 'sunshine', appId: 'a1', keyId: 'k', keySecret: 'secret', webhookSecret: 'hook' })
const genesys = of({
  kind: 'genesys',
  region: 'mypurecloud.ie',
  integrationId: 'i1',
  clientId: 'c',
  clientSecret: 'secret',
  signatureToken: 's',
})

test.each<[string, Channel, object, string | null, string]>([
  ['Twilio', twilio, { friendly_name: 'Florence' }, 'Florence', 'https://api.twilio.com/2010-04-01/Accounts/AC1.json'],
  ['Telnyx', telnyx, { data: [] }, null, 'https://api.telnyx.com/v2/messaging_profiles?page[size]=1'],
  ['Sunshine', sunshine, { app: { displayName: 'Shop' } }, 'Shop', 'https://api.smooch.io/v2/apps/a1'],
  ['Genesys', genesys, { access_token: 't' }, null, 'https://login.mypurecloud.ie/oauth/token'],
])('%s is asked whether it knows the credentials', async (_, settings, body, name, url) => {
  const { asked, ...outer } = outside({ status: 200, body })
  expect(await diagnose('it', settings, outer)).toEqual({
    missing: [],
    unset: null,
    address: 'https://usher.example/webhooks/it',
    platform: { class: 'ok', name },
    canSubscribe: false,
  })
  expect(asked.map((request) => request.url)).toEqual([url])
  const refused = await diagnose('it', settings, outside({ status: 401, body: { code: 20003 } }))
  expect(refused.platform?.class).toBe('auth')
})

test('what is missing and what is not set is said, and then nobody is asked', async () => {
  const { asked, ...outer } = outside()
  // biome-ignore lint/suspicious/noTemplateCurlyInString: as the file has it
  const settings = of({ kind: 'telegram', token: '${BOT_TOKEN}' })
  expect(await diagnose('it', settings, outer)).toMatchObject({
    missing: ['secretToken'],
    unset: 'BOT_TOKEN',
    platform: null,
  })
  expect(asked).toEqual([])
})

test('a platform that is away is told from one that knows nobody', async () => {
  const away = outside(new EgressError('unreachable', 'api.twilio.com cannot be reached.', { wasSent: false }))
  expect((await diagnose('it', twilio, away)).platform).toEqual({ class: 'retry', code: 'unreachable' })
})

test('a channel whose platform takes no address by a call says so, and one without settings what it needs', async () => {
  expect(await subscribe('it', twilio, outside())).toContain('at the platform itself')
  expect(await subscribe('it', of({ kind: 'telegram' }), outside())).toContain('token, secretToken')
})

test('WhatsApp is told the address for the account of the number, which must be known', async () => {
  const whatsapp = { kind: 'whatsapp', phoneNumberId: '1', token: 't', appSecret: 'a', verifyToken: 'v' }
  expect(await subscribe('it', of(whatsapp), outside())).toMatchObject({ code: 'businessAccountId is missing' })
  const { asked, ...outer } = outside({ status: 200, body: { success: true } })
  expect(await subscribe('it', of({ ...whatsapp, businessAccountId: '2' }), outer)).toBeNull()
  expect(asked[0]?.url).toMatch(/\/2\/subscribed_apps$/)
  expect(JSON.parse(String(asked[0]?.body))).toEqual({
    override_callback_uri: 'https://usher.example/webhooks/it',
    verify_token: 'v',
  })
})
