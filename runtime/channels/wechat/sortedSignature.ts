import { createHash } from 'node:crypto'
import { isSame } from '../isSigned.ts'

/** The signature of WeChat and Weibo: the parts in order of their characters, joined. */
export const sortedHash = (...parts: readonly string[]): string =>
  createHash('sha1')
    .update([...parts].sort().join(''))
    .digest('hex')

/** Whether a request shows that it knows the token. It proves nothing of the body, unless that is one of the parts. */
export function isSorted(
  { timestamp = '', nonce = '' }: { readonly [name: string]: string },
  signature: string | undefined,
  token: string | undefined,
  ...more: readonly string[]
): boolean {
  if (signature === undefined || token === undefined || token === '') return false
  return isSame(signature.toLowerCase(), sortedHash(token, timestamp, nonce, ...more))
}
