import type { XChannel } from '../../../schemas/resources.ts'
import type { Egress } from '../../egress/createEgress.ts'
import type { Failure, PlatformAnswer } from '../Adapter.ts'
import { callPlatform } from '../callPlatform.ts'
import { jsonOf, listOf, recordOf, textOf } from '../hostile.ts'
import { callX } from './callX.ts'
import { classify } from './classify.ts'

/** What is told of an account's direct messages. */
const EVENTS = ['dm.received', 'dm.sent', 'dm.read'] as const

/**
 * Has X post what happens in the account's direct messages. The address belongs to the app, which proves itself by its key and secret; the account allows with its own token that its messages are
 * told. What is there already is left as it is, or led here.
 * https://docs.x.com/x-api/webhooks/introduction, https://docs.x.com/x-api/activity/create-x-activity-subscription
 */
export async function subscribe(
  hookUrl: string,
  settings: XChannel,
  egress: Egress,
): Promise<{ readonly class: 'ok' } | Failure> {
  const token = await appToken(settings, egress)
  if (typeof token !== 'string') return token
  const app = { ...settings, token }
  const webhook = await webhookAt(hookUrl, app, egress)
  if (typeof webhook !== 'string') return webhook
  const known = read(await callX(egress, app, 'activity/subscriptions', { method: 'GET' }))
  if ('class' in known) return known
  const subscriptions = listOf(known.answer.data).map(recordOf)
  for (const event of EVENTS) {
    const own = subscriptions.find(
      ({ event_type, filter }) => event_type === event && textOf(recordOf(filter).user_id) === settings.userId,
    )
    if (own !== undefined && textOf(own.webhook_id) === webhook) continue
    const asked =
      own === undefined
        ? { json: { event_type: event, filter: { user_id: settings.userId }, webhook_id: webhook } }
        : { method: 'PUT' as const, json: { webhook_id: webhook } }
    const path = own === undefined ? '' : `/${encodeURIComponent(textOf(own.subscription_id) ?? '')}`
    const made = read(await callX(egress, settings, `activity/subscriptions${path}`, asked))
    if ('class' in made) return made
  }
  return { class: 'ok' }
}

/** https://docs.x.com/fundamentals/authentication/oauth-2-0/application-only */
async function appToken(settings: XChannel, egress: Egress): Promise<string | Failure> {
  const { apiUrl = 'https://api.x.com', consumerKey, consumerSecret = '' } = settings
  if (consumerKey === undefined) return { class: 'auth', code: 'consumerKey' }
  const pair = [consumerKey, consumerSecret].map(encodeURIComponent).join(':')
  const told = read(
    await callPlatform(egress, {
      url: `${apiUrl.replace(/\/$/, '')}/oauth2/token`,
      headers: {
        authorization: `Basic ${Buffer.from(pair).toString('base64')}`,
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: 'grant_type=client_credentials',
    }),
  )
  if ('class' in told) return told
  return textOf(told.answer.access_token) ?? { class: 'auth', code: 'no token' }
}

/** The app's webhook with this address, made if there is none: then X asks it at once for a proof. */
async function webhookAt(hookUrl: string, app: XChannel, egress: Egress): Promise<string | Failure> {
  const known = read(await callX(egress, app, 'webhooks', { method: 'GET' }))
  if ('class' in known) return known
  const own = listOf(known.answer.data)
    .map(recordOf)
    .find(({ url }) => textOf(url) === hookUrl)
  if (own !== undefined) return textOf(own.id) ?? ''
  const made = read(await callX(egress, app, 'webhooks', { json: { url: hookUrl } }))
  if ('class' in made) return made
  return textOf(made.answer.id ?? recordOf(made.answer.data).id) ?? { class: 'content', code: 'no webhook' }
}

function read(given: PlatformAnswer | Failure): { readonly answer: ReturnType<typeof recordOf> } | Failure {
  if ('class' in given) return given
  const made = classify(given)
  return made.class === 'ok' ? { answer: recordOf(jsonOf(given.body)) } : made
}
