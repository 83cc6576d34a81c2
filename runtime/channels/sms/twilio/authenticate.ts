import { createHash } from 'node:crypto'
import type { SmsChannel } from '../../../../schemas/resources.ts'
import type { HookRequest } from '../../Adapter.ts'
import { isSame, isSigned } from '../../isSigned.ts'

/**
 * Twilio signs the address that it called, followed by the parameters of a form in the order of their names; of a JSON body the digest in the address.
 * https://www.twilio.com/docs/usage/security. The address is the host's public one: what a proxy says of itself proves nothing.
 */
export function authenticate(request: HookRequest, { authToken = '' }: SmsChannel): boolean {
  const { publicUrl, headers, rawBody, query } = request
  if (publicUrl === null) return false
  const digest = query.bodySHA256
  if (digest !== undefined && !isSame(digest.toLowerCase(), createHash('sha256').update(rawBody).digest('hex')))
    return false
  const parameters = digest === undefined ? signedParameters(rawBody) : ''
  return spellingsOf(publicUrl).some((url) =>
    isSigned({
      algorithm: 'sha1',
      secret: authToken,
      data: url + parameters,
      encoding: 'base64',
      header: headers['x-twilio-signature'],
    }),
  )
}

/** Names in the order of their code units; the values of a repeated name in theirs, each once. */
function signedParameters(rawBody: Uint8Array): string {
  const values = new Map<string, Set<string>>()
  for (const [name, value] of new URLSearchParams(new TextDecoder().decode(rawBody))) {
    values.set(name, (values.get(name) ?? new Set()).add(value))
  }
  return [...values.keys()]
    .sort()
    .map((name) =>
      [...(values.get(name) ?? [])]
        .sort()
        .map((value) => name + value)
        .join(''),
    )
    .join('')
}

/** One address in the ways in which it is written: with the port that goes without saying, and with a quotation mark as it is. */
function spellingsOf(publicUrl: string): readonly string[] {
  const { protocol, host, hostname, port } = new URL(publicUrl)
  const rest = publicUrl.slice(publicUrl.indexOf(host, protocol.length) + host.length)
  const standard = protocol === 'https:' ? '443' : '80'
  const withPort = port === '' ? `${protocol}//${hostname}:${standard}${rest}` : publicUrl
  return [publicUrl, withPort].flatMap((url) => [url, url.replaceAll('%27', "'"), url.replaceAll("'", '%27')])
}
