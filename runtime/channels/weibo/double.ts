import type { WeiboChannel } from '../../../schemas/resources.ts'
import type { PlatformAnswer } from '../Adapter.ts'
import type { Double, DoubleCall, DoubleHook, Heard } from '../Double.ts'
import { jsonOf, listOf, recordOf, textOf } from '../hostile.ts'
import { sortedHash } from '../wechat/sortedSignature.ts'
import { bodyOf } from './bodyOf.ts'

/** Weibo, played. */
export const double: Double<WeiboChannel> = {
  kind: 'weibo',
  settings: (apiUrl) => ({
    kind: 'weibo',
    accountId: '1902538057',
    appSecret: 'app-secret-of-the-double',
    token: 'token-of-the-double',
    apiUrl,
  }),
  handshake: (settings) => {
    const answer = 'echo-of-the-double'
    return { hook: { headers: {}, query: { ...signed(settings), echostr: answer }, rawBody: new Uint8Array() }, answer }
  },
  tell: (happened, settings) => {
    const body = bodyOf(happened, settings.accountId ?? '')
    return body === null ? null : [hookOf(body, settings)]
  },
  tellTogether: null,
  lacks: {
    press: 'Messages of Weibo have no buttons.',
    sendSticker: 'Weibo gives an account no stickers.',
    sendContact: 'Weibo gives an account no cards of people.',
    react: 'Weibo tells an account of no reactions.',
    edit: 'A message cannot be edited.',
    delete: 'Weibo tells an account of no message that is taken back.',
    optOut: 'Who wants nothing more follows the account no more, or writes so.',
    optIn: 'Who wants to hear more follows the account again, or writes so.',
    changeAddress: 'The id of an account never changes.',
    writeInGroup: 'An account is told of what is written to it alone.',
    status: 'Weibo tells an account nothing of messages that it took.',
    echo: 'Weibo tells a program nothing of what others write in the name of its account.',
  },
  hear,
  isAuthorized: (call, { token }) => formOf(call).get('access_token') === token,
  take: () => ({ answer: jsonAnswer(200, { result: true }), externalId: null }),
  refusals: {
    retry: refusal(503, 10002, 'Service unavailable'),
    throttled: refusal(403, 10023, 'User requests out of rate limit!'),
    invalidRecipient: refusal(400, 20003, 'User does not exists!'),
    content: refusal(400, 10017, "Parameter (data)'s value invalid"),
    auth: refusal(403, 21332, 'invalid_access_token'),
  },
}

const formOf = ({ body }: DoubleCall) => new URLSearchParams(new TextDecoder().decode(body))

/** Of the double's time; nobody looks at it. */
function signed({ appSecret = '' }: WeiboChannel) {
  const [timestamp, nonce] = ['1639017506000', '1000000057']
  return { timestamp, nonce, signature: sortedHash(appSecret, timestamp, nonce) }
}

function hookOf(body: object, settings: WeiboChannel): DoubleHook {
  const headers = { 'content-type': 'application/json' }
  return { headers, query: signed(settings), rawBody: new TextEncoder().encode(JSON.stringify(body)) }
}

function hear(call: DoubleCall): Heard | null {
  if (!call.path.endsWith('/messages/reply.json')) return null
  const form = formOf(call)
  const { text, articles } = recordOf(jsonOf(form.get('data') ?? ''))
  const picture = textOf(recordOf(listOf(articles)[0]).image)
  return {
    to: form.get('receiver_id') ?? '',
    text: textOf(text) ?? '',
    buttons: [],
    ...(picture === null ? {} : { media: { kind: 'image', url: picture } }),
  }
}

function jsonAnswer(status: number, body: object): PlatformAnswer {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
}

function refusal(status: number, error_code: number, error: string): PlatformAnswer {
  return jsonAnswer(status, { error, error_code, request: '/2/messages/reply.json' })
}
