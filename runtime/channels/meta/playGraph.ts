import { createHmac } from 'node:crypto'
import type { PlatformAnswer } from '../Adapter.ts'
import type { DoubleCall, DoubleHook } from '../Double.ts'
import { jsonOf, recordOf } from '../hostile.ts'
import type { Members } from './Members.ts'

/* What the doubles of Meta's three platforms have in common. */

/** With what each of them is set up; invented, and good nowhere else. */
export const PLAYED_SETTINGS = {
  token: 'token-of-the-double',
  appSecret: 'app-secret-of-the-double',
  verifyToken: 'verify-token-of-the-double',
} as const

type Secrets = { readonly appSecret?: string; readonly verifyToken?: string; readonly token?: string }

export function signedHook(body: object, { appSecret = '' }: Secrets): DoubleHook {
  const rawBody = new TextEncoder().encode(JSON.stringify(body))
  const signature = createHmac('sha256', appSecret).update(rawBody).digest('hex')
  return {
    headers: { 'content-type': 'application/json', 'x-hub-signature-256': `sha256=${signature}` },
    query: {},
    rawBody,
  }
}

export function handshake({ verifyToken = '' }: Secrets) {
  const answer = '1158201444'
  const query = { 'hub.mode': 'subscribe', 'hub.verify_token': verifyToken, 'hub.challenge': answer }
  return { hook: { headers: {}, query, rawBody: new Uint8Array() }, answer }
}

export const isAuthorized = ({ headers }: DoubleCall, { token }: Secrets): boolean =>
  headers.authorization === `Bearer ${token}`

export const bodyOf = ({ body }: DoubleCall): Members => recordOf(jsonOf(body))

export const jsonAnswer = (status: number, body: object): PlatformAnswer => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
})

export const graphRefusal = (status: number, code: number, message: string, error_subcode?: number): PlatformAnswer =>
  jsonAnswer(status, {
    error: {
      message: `(#${code}) ${message}`,
      type: 'OAuthException',
      code,
      ...(error_subcode === undefined ? {} : { error_subcode }),
      fbtrace_id: 'A0',
    },
  })
