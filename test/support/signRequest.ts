import { createHmac } from 'node:crypto'

/** What the README says of a signature, written anew: the headers that prove a POST of `body` to `path`. `at` is epoch seconds. */
export function signRequest(
  secret: string,
  path: string,
  body: string,
  at = Math.floor(Date.now() / 1000),
): { 'usher-timestamp': string; 'usher-signature': string } {
  const lines = [at, 'POST', path, body].join('\n')
  const digest = createHmac('sha256', secret).update(lines).digest('hex')
  return { 'usher-timestamp': String(at), 'usher-signature': `v2=${digest}` }
}
