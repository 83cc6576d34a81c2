import type { WeChatChannel } from '../../../schemas/resources.ts'
import type { PlatformAnswer } from '../Adapter.ts'
import type { Double, DoubleCall, DoubleHook, Heard } from '../Double.ts'
import { jsonOf, listOf, recordOf, textOf } from '../hostile.ts'
import { bodyOf } from './bodyOf.ts'
import { encrypt } from './encrypt.ts'
import { sortedHash } from './sortedSignature.ts'

const ACCESS_TOKEN = 'access-token-of-the-double'

/** WeChat, played: encrypted, as an account should be set up. */
export const double: Double<WeChatChannel> = {
  kind: 'wechat',
  settings: (apiUrl) => ({
    kind: 'wechat',
    appId: 'wx0000000000000001',
    appSecret: 'app-secret-of-the-double',
    token: 'token-of-the-double',
    encodingAesKey: 'theKeyOfTheDoubleWhichIsGoodForNothingElse0',
    accountId: 'gh_double',
    apiUrl,
  }),
  handshake: ({ token = '' }) => {
    const answer = '5837397520665436492'
    const query = { ...signed(token), echostr: answer }
    return { hook: { headers: {}, query, rawBody: new Uint8Array() }, answer }
  },
  tell: (happened, settings) => {
    const body = bodyOf(happened, settings.accountId ?? '')
    return body === null ? null : [hookOf(body, settings)]
  },
  tellTogether: null,
  lacks: {
    sendSticker: 'WeChat gives an account no stickers.',
    sendContact: 'WeChat gives an account no cards of people.',
    react: 'WeChat tells an account of no reactions.',
    edit: 'A message cannot be edited.',
    delete: 'WeChat tells an account of no message that is taken back.',
    optOut: 'Who wants nothing more follows the account no more, or writes so.',
    optIn: 'Who wants to hear more follows the account again, or writes so.',
    changeAddress: 'The OpenID of somebody at an account never changes.',
    writeInGroup: 'An account is in no group.',
    status: 'WeChat tells an account nothing of customer-service messages that it took.',
    echo: 'WeChat tells a program nothing of what others write in the name of its account.',
  },
  hear,
  isAuthorized: (call, { appSecret }) =>
    isAsking(call) ? jsonIn(call).secret === appSecret : call.path.includes(`access_token=${ACCESS_TOKEN}`),
  isUpload: (call) => isUpload(call),
  take: (call, id) => ({ answer: jsonAnswer(answerTo(call, id)), externalId: null }),
  refusals: {
    retry: refusal(-1, 'system error'),
    throttled: refusal(45011, 'api minute-quota reach limit'),
    quota: refusal(45009, 'reach max api daily quota limit'),
    windowClosed: refusal(45015, 'response out of time limit or subscription is canceled'),
    blocked: refusal(43004, 'require subscribe'),
    optedOut: refusal(48002, 'api forbidden: the user takes no messages'),
    invalidRecipient: refusal(40003, 'invalid openid'),
    content: refusal(45002, 'content size out of limit'),
    auth: refusal(48001, 'api unauthorized'),
    tokenStale: refusal(42001, 'access_token expired'),
  },
}

const isUpload = ({ path }: DoubleCall): boolean => path.includes('/media/upload?')
const isAsking = ({ path }: DoubleCall): boolean => path.endsWith('/stable_token')
const jsonIn = ({ body }: DoubleCall) => recordOf(jsonOf(body))

/** Of the double's time; nobody looks at it. */
function signed(token: string) {
  const [timestamp, nonce] = ['1784232425', '1000000077']
  return { timestamp, nonce, signature: sortedHash(token, timestamp, nonce) }
}

function hookOf(body: string, { token = '', appId = '', encodingAesKey = '', accountId }: WeChatChannel): DoubleHook {
  const encrypted = encrypt(body, appId, encodingAesKey)
  const query = signed(token)
  const msg_signature = sortedHash(token, query.timestamp, query.nonce, encrypted)
  const xml = `<xml><ToUserName><![CDATA[${accountId}]]></ToUserName><Encrypt><![CDATA[${encrypted}]]></Encrypt></xml>`
  return {
    headers: { 'content-type': 'text/xml' },
    query: { ...query, encrypt_type: 'aes', msg_signature },
    rawBody: new TextEncoder().encode(xml),
  }
}

function answerTo(call: DoubleCall, id: string): object {
  if (isAsking(call)) return { access_token: ACCESS_TOKEN, expires_in: 7_200 }
  return isUpload(call) ? { type: 'image', media_id: `given-${id}`, created_at: 1 } : { errcode: 0, errmsg: 'ok' }
}

function hear(call: DoubleCall): Heard | null {
  if (!/\/message\/custom\/send\?/.test(call.path)) return null
  const { touser, text, msgmenu, image, voice } = jsonIn(call)
  const given = textOf(recordOf(image ?? voice).media_id)
  const { head_content, list } = recordOf(msgmenu)
  return {
    to: textOf(touser) ?? '',
    text: textOf(recordOf(text).content) ?? textOf(head_content) ?? '',
    ...(given === null ? {} : { media: { kind: voice === undefined ? 'image' : 'audio', url: given } }),
    buttons: listOf(list)
      .map(recordOf)
      .map(({ id, content }) => ({ label: textOf(content) ?? '', value: textOf(id) ?? '' })),
  }
}

function jsonAnswer(body: object): PlatformAnswer {
  return { status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
}

function refusal(errcode: number, errmsg: string): PlatformAnswer {
  return jsonAnswer({ errcode, errmsg })
}
