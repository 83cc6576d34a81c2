import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { Role, Tokens } from './tokens.ts'

/**
 * A browser's session: what a token is, for some hours, in a cookie that no script reads. Nothing of it is stored but that somebody ended it, so any host knows it that
 * has the same tokens, and taking a token out of USHER_TOKENS ends its sessions.
 */
export type Session = {
  readonly id: string
  readonly role: Role
  readonly channel: string | null
  readonly expiresAt: number
}

/** The sessions that were logged out, on whatever host. */
export interface EndedSessions {
  end(id: string, until: number, now: number): Promise<void>
  hasEnded(id: string): Promise<boolean>
}

/** A working day: who opens the designer in the morning is not asked again before the evening. */
export const SESSION_MS = 12 * 3_600_000
const COOKIE = 'usher_session'

/** Text for the cookie: when it ends, something unique, and both signed with the token that was shown; null when nobody has that token. */
export function signSession(tokens: Tokens, token: string, now: number): string | null {
  const known = tokens.find(token)
  if (known === null) return null
  const claim = `${now + SESSION_MS}.${randomBytes(12).toString('base64url')}`
  return `${claim}.${signatureOf(claim, known.digest).toString('base64url')}`
}

/** The session of a cookie; null when it is over, or none of the tokens has signed it. */
export function readSession(tokens: Tokens, text: string, now: number): Session | null {
  const [, claim, signature] = /^(\d{1,15}\.[\w-]{16})\.([\w-]{43})$/.exec(text) ?? []
  if (claim === undefined || signature === undefined) return null
  const dot = claim.indexOf('.')
  const expiresAt = Number(claim.slice(0, dot))
  if (expiresAt <= now) return null
  const shown = Buffer.from(signature, 'base64url')
  const signer = tokens.entries.find(({ digest }) => timingSafeEqual(signatureOf(claim, digest), shown))
  if (signer === undefined) return null
  return { id: claim.slice(dot + 1), role: signer.role, channel: signer.channel, expiresAt }
}

/** The session that the request's cookie holds; null when it has none that counts. */
export async function sessionOf(
  { sessions, clock }: { readonly sessions: EndedSessions; readonly clock: () => number },
  tokens: Tokens,
  context: Context,
): Promise<Session | null> {
  const text = getCookie(context, COOKIE, 'host') ?? getCookie(context, COOKIE)
  const session = text === undefined ? null : readSession(tokens, text, clock())
  return session === null || (await sessions.hasEnded(session.id)) ? null : session
}

/** Gives the browser its cookie. Behind TLS it is never sent without, and no other host of the domain can set it. */
export function giveCookie(context: Context, text: string): void {
  const isSecure = isHttps(context)
  setCookie(context, COOKIE, text, {
    path: '/',
    httpOnly: true,
    sameSite: 'Strict',
    maxAge: SESSION_MS / 1_000,
    ...(isSecure ? { secure: true, prefix: 'host' } : {}),
  })
}

export function takeCookie(context: Context): void {
  deleteCookie(context, COOKIE, { path: '/', httpOnly: true, sameSite: 'Strict' })
  if (isHttps(context)) deleteCookie(context, COOKIE, { path: '/', secure: true, prefix: 'host' })
}

/** A proxy ends TLS and says so; a browser names the page that asks. Who lies about it changes their own cookie only. */
function isHttps(context: Context): boolean {
  const { req } = context
  return req.header('x-forwarded-proto') === 'https' || (req.header('origin') ?? '').startsWith('https://')
}

const signatureOf = (claim: string, digest: Buffer): Buffer =>
  createHmac('sha256', digest).update(`usher session ${claim}`).digest()
