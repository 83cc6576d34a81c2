import type { Context } from 'hono'
import { AppError } from '../AppError.ts'
import { missingName } from '../engine/environmentNames.ts'
import type { HttpDeps } from './HttpDeps.ts'
import { sessionOf } from './session.ts'
import { isSameSecret, mayUse, type Role, type Tokens } from './tokens.ts'

/** The bearer token of a request; null when it shows none. */
export function bearerOf(context: Context): string | null {
  const [scheme, token] = (context.req.header('authorization') ?? '').split(' ')
  return scheme?.toLowerCase() === 'bearer' && token !== undefined && token !== '' ? token : null
}

/** Lets a request pass whose token or session has at least the role; without configured tokens everybody has every role. */
export function requireRole(
  { tokens, clock }: Pick<HttpDeps, 'tokens' | 'clock'>,
  context: Context,
  least: Role,
): void {
  if (tokens === null) return
  const token = bearerOf(context)
  const role = token === null ? roleOfCookie(tokens, context, clock()) : (tokens.find(token)?.role ?? null)
  if (role === null) throw new AppError('unauthorized', { detail: 'Send Authorization: Bearer <token>, or log in.' })
  if (!mayUse(role, least))
    throw new AppError('forbidden', { detail: `This needs the role ${least}; you have ${role}.` })
}

/** The role of the browser's session. A cookie goes along by itself, so a changing request must say that a page of this host sends it. */
function roleOfCookie(tokens: Tokens, context: Context, now: number): Role | null {
  const session = sessionOf(tokens, context, now)
  if (session !== null && !isReading(context)) requireOwnPage(context)
  return session?.role ?? null
}

/** Throws `forbidden` unless the browser says that the request comes from a page of this host; every browser does for what changes something. */
export function requireOwnPage(context: Context): void {
  const { req } = context
  if (req.header('sec-fetch-site') === 'same-origin' || isOwnOrigin(req.header('origin'), req.header('host'))) return
  throw new AppError('forbidden', { detail: 'A session changes things from pages of this host only.' })
}

const isReading = ({ req }: Context): boolean => req.method === 'GET' || req.method === 'HEAD'
const isOwnOrigin = (origin: string | undefined, host: string | undefined): boolean =>
  origin !== undefined && URL.canParse(origin) && new URL(origin).host === host

/** Lets a request pass that shows the token of the channel, or a token of the role `channel`; throws `notFound` for an unknown channel. */
export function requireChannel(
  deps: Pick<HttpDeps, 'tokens' | 'channels' | 'clock'>,
  context: Context,
  id: string,
): void {
  const channels = deps.channels()
  const channel = Object.hasOwn(channels, id) ? channels[id] : undefined
  const shown = bearerOf(context)
  // A platform's token is what we show to the platform; a web channel's is what its callers show to us.
  const token = channel?.kind === 'web' ? channel.token : undefined
  if (token !== undefined) {
    if (shown !== null && missingName(token) === null && isSameSecret(shown, token)) return
    if (deps.tokens === null) {
      throw new AppError('unauthorized', {
        detail: `Channel "${id}" asks for its token: Authorization: Bearer <token>.`,
      })
    }
  }
  requireRole(deps, context, 'channel')
  if (channel === undefined)
    throw new AppError('notFound', { detail: `There is no channel "${id}" in the live release.` })
}

/**
 * Refuses what a page of another site could make a browser send: a `Host` that is not ours (DNS rebinding), and a changing request with
 * an `Origin` that is not the host's.
 */
export function refuseForeignPages({ allowedHosts }: Pick<HttpDeps, 'allowedHosts'>, context: Context): void {
  const host = context.req.header('host') ?? ''
  const name = host.replace(/:\d+$/, '')
  if (allowedHosts !== null && !allowedHosts.includes(name)) {
    throw new AppError('forbidden', { detail: 'This host does not answer under that name.' })
  }
  const origin = context.req.header('origin')
  if (origin === undefined || isReading(context)) return
  if (!isOwnOrigin(origin, host)) {
    throw new AppError('forbidden', { detail: 'Requests from pages of another origin are refused.' })
  }
}
