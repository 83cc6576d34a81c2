import type { EmailChannel } from '../../../schemas/resources.ts'
import type { HookRequest } from '../Adapter.ts'
import { isSame } from '../isSigned.ts'

/** What providers can show with every letter is what the address that they were given holds: a bearer token, a password, or a part of the query. */
export function authenticate({ headers, query }: HookRequest, { inboundToken = '' }: EmailChannel): boolean {
  const [, scheme = '', credentials = ''] = /^(\w+) +(\S+)$/.exec(headers.authorization ?? '') ?? []
  const shown = {
    bearer: credentials,
    basic: Buffer.from(credentials, 'base64')
      .toString()
      .replace(/^[^:]*:?/, ''),
  }[scheme.toLowerCase()]
  return isSame(shown ?? query.token ?? '', inboundToken)
}
