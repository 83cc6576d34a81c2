import { adapterOf } from '../../../runtime/channels/adapters.ts'
import { channelOf } from './channelOf.ts'
import type { Case } from './readCases.ts'
import { requestOf } from './runHook.ts'
import { type Difference, differ } from './Verdict.ts'

/** A vector of a signature, put where the platform puts it, before the adapter that must accept or refuse it. */
export async function runSignature(given: Case): Promise<readonly Difference[]> {
  const vector = given as Vector
  const { settings, request } = placed(vector)
  const channel = channelOf(vector.platform, settings)
  const adapter = channel && adapterOf(channel)
  if (!adapter) return [{ key: 'adapter', expected: vector.platform, got: null }]
  const asked = requestOf({ name: vector.name, method: 'POST', url: '/hooks/some', ...request })
  const differences = differ('authenticate', vector.ok, adapter.authenticate(asked, channel))
  if (vector.contains === undefined || differences.length > 0) return differences
  const plain = JSON.stringify(await adapter.parse(asked, channel))
  const inner = vector.contains.replace(/^.*<!\[CDATA\[|\]\]>.*$/g, '')
  return plain.includes(inner) ? [] : [{ key: 'contains', expected: inner, got: plain }]
}

type Vector = Case & {
  readonly platform: string
  readonly ok: boolean
  readonly header: string
  readonly secret?: string
  readonly data?: string
  /** of Twilio: the address that is called, and what is in its body */
  readonly url?: string
  readonly params?: { readonly [name: string]: string }
  /** of WeChat and Weibo: token, timestamp, nonce, and what is encrypted */
  readonly parts?: readonly string[]
  readonly encodingAesKey?: string
  readonly encrypted?: string
  readonly id?: string
  /** of what is encrypted, in the clear */
  readonly contains?: string
  readonly publicKey?: string
  readonly timestamp?: string
}

function placed(vector: Vector): { readonly settings: object; readonly request: object } {
  const { header, secret, data = '', parts = [], publicKey, timestamp = '' } = vector
  switch (vector.platform) {
    case 'line':
      return { settings: { channelSecret: secret }, request: { headers: { 'x-line-signature': header }, body: data } }
    case 'x':
      return {
        settings: { consumerSecret: secret },
        request: { headers: { 'x-twitter-webhooks-signature': header }, body: data },
      }
    case 'genesys':
      return {
        settings: { signatureToken: secret },
        request: { headers: { 'x-hub-signature-256': header }, body: data },
      }
    case 'twilio': {
      const { url, params } = vector
      const body = params === undefined ? data : new URLSearchParams(params).toString()
      const type = params === undefined ? 'application/json' : 'application/x-www-form-urlencoded'
      return {
        settings: { authToken: secret },
        request: { url, headers: { 'x-twilio-signature': header, 'content-type': type }, body },
      }
    }
    case 'telnyx': {
      const headers = { 'telnyx-signature-ed25519': header, 'telnyx-timestamp': timestamp }
      return {
        settings: { publicKey },
        request: { headers, body: data, now: new Date(Number(timestamp) * 1_000).toISOString() },
      }
    }
    case 'wechat':
    case 'weibo': {
      const [token, time, nonce, encrypted] = parts
      const { encodingAesKey, id } = vector
      const known = encodingAesKey === undefined ? {} : { encodingAesKey, appId: id }
      const query = {
        timestamp: time,
        nonce,
        ...(encrypted === undefined ? { signature: header } : { msg_signature: header, encrypt_type: 'aes' }),
      }
      const body =
        encrypted === undefined
          ? ''
          : `<xml><ToUserName><![CDATA[gh_some]]></ToUserName><Encrypt><![CDATA[${encrypted}]]></Encrypt></xml>`
      // Weibo signs with the app's secret where WeChat has a token of its own.
      return {
        settings: { ...(vector.platform === 'weibo' ? { appSecret: token } : { token }), ...known },
        request: { query, body },
      }
    }
    default:
      return { settings: { appSecret: secret }, request: { headers: { 'x-hub-signature-256': header }, body: data } }
  }
}
