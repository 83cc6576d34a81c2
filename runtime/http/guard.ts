import type { Context } from 'hono'
import { AppError } from '../AppError.ts'
import { missingName } from '../engine/environmentNames.ts'
import { own } from '../engine/own.ts'
import type { HttpDeps } from './HttpDeps.ts'
import { sessionOf } from './session.ts'
import { isSameSecret, mayUse, type Role, type TokenEntry, type Tokens } from './tokens.ts'

/** The bearer token of a request; null when it shows none. */
export function bearerOf(context: Context): string | null {
  const [scheme, token] = (context.req.header('authorization') ?? '').split(' ')
  return scheme?.toLowerCase() === 'bearer' && token !== undefined && token !== '' ? token : null
}

/** What it takes to know who asks. */
type Known = Pick<HttpDeps, 'tokens' | 'sessions' | 'clock' | 'publicUrl'>
type Caller = Pick<TokenEntry, 'role' | 'channel'>

/** The role that a request has; without configured tokens everybody may do everything. Throws `unauthorized` for who shows nothing that counts. */
export async function roleOf(known: Known, context: Context): Promise<Role> {
  return known.tokens === null ? 'admin' : (await callerOf(known, known.tokens, context)).role
}

/** Lets a request pass whose token or session has at least the role. */
export async function requireRole(known: Known, context: Context, least: Role): Promise<void> {
  const role = await roleOf(known, context)
  if (!mayUse(role, least))
    throw new AppError('forbidden', { detail: `This needs the role ${least}; you have ${role}.` })
}

/** Who shows a token or has a session. A cookie goes along by itself, so a changing request must say that a page of this host sends it. */
async function callerOf(known: Known, tokens: Tokens, context: Context): Promise<Caller> {
  const token = bearerOf(context)
  const session = token === null ? await sessionOf(known, tokens, context) : null
  if (session !== null && !isReading(context)) requireOwnPage(known, context)
  const caller = token === null ? session : tokens.find(token)
  if (caller === null) throw new AppError('unauthorized', { detail: 'Send Authorization: Bearer <token>, or log in.' })
  return caller
}

/** Throws `forbidden` unless the browser says that the request comes from a page of this host; every browser does for what changes something. */
export function requireOwnPage({ publicUrl }: Pick<HttpDeps, 'publicUrl'>, context: Context): void {
  if (context.req.header('sec-fetch-site') === 'same-origin' || isOwnOrigin(publicUrl, context)) return
  throw new AppError('forbidden', { detail: 'A session changes things from pages of this host only.' })
}

const isReading = ({ req }: Context): boolean => req.method === 'GET' || req.method === 'HEAD'
/** Whether the page that asks is of this host: under the name that the request has come to, or the one that a proxy has for it. */
function isOwnOrigin(publicUrl: URL | null, { req }: Context): boolean {
  const origin = req.header('origin')
  if (origin === undefined || !URL.canParse(origin)) return false
  return new URL(origin).host === req.header('host') || origin === publicUrl?.origin
}

/**
 * Lets a request pass that shows the token of the channel, or a token of the role `channel` that is good for it: one for this channel, or to post one for
 * every channel, which reads on none. Throws `notFound` for an unknown channel.
 */
export async function requireChannel(
  deps: Known & Pick<HttpDeps, 'channels'>,
  context: Context,
  id: string,
): Promise<void> {
  const channel = own(deps.channels(), id)
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
  await requireRole(deps, context, 'channel')
  if (deps.tokens !== null) await requireOwnChannel(deps, deps.tokens, context, id)
  if (channel === undefined)
    throw new AppError('notFound', { detail: `There is no channel "${id}" in the live release.` })
}

async function requireOwnChannel(known: Known, tokens: Tokens, context: Context, id: string): Promise<void> {
  const { role, channel } = await callerOf(known, tokens, context)
  if (role !== 'channel' || channel === id) return
  if (channel !== null) throw new AppError('forbidden', { detail: `This token is for the channel "${channel}".` })
  if (!isReading(context)) return
  throw new AppError('forbidden', {
    detail: `A token for every channel posts and does not read. Use one for this channel: channel/${id}:<token> in USHER_TOKENS.`,
  })
}

/**
 * Refuses what a page of another site could make a browser send: a `Host` that is not ours (DNS rebinding), and a changing request with
 * an `Origin` that is not the host's.
 */
export function refuseForeignPages(
  { allowedHosts, publicUrl }: Pick<HttpDeps, 'allowedHosts' | 'publicUrl'>,
  context: Context,
): void {
  const name = (context.req.header('host') ?? '').replace(/:\d+$/, '')
  if (allowedHosts !== null && !allowedHosts.includes(name) && name !== publicUrl?.hostname) {
    const names = [...new Set([...allowedHosts, ...(publicUrl === null ? [] : [publicUrl.hostname])])]
    throw new AppError('forbidden', {
      detail: `This host answers under ${names.join(', ')} alone. ${toBeKnown('Host')}`,
    })
  }
  if (context.req.header('origin') === undefined || isReading(context) || isOwnOrigin(publicUrl, context)) return
  const pages = publicUrl === null ? '' : ` and ${publicUrl.origin}`
  throw new AppError('forbidden', {
    detail: `Only pages of the address that they ask${pages} may change something here. ${toBeKnown('Origin')}`,
  })
}

const toBeKnown = (header: string): string =>
  `Behind a proxy, set USHER_PUBLIC_URL to the address in the browser (its name is then a good ${header}), such as https://usher.example.com.`
