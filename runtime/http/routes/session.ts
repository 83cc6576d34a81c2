import type { SessionView } from '../../../schemas/wire.ts'
import { AppError } from '../../AppError.ts'
import { addressOf } from '../addressOf.ts'
import { createLoginAttempts } from '../createLoginAttempts.ts'
import { bearerOf, requireOwnPage } from '../guard.ts'
import type { HttpDeps } from '../HttpDeps.ts'
import { type Route, route } from '../Route.ts'
import { readAs } from '../readBody.ts'
import { giveCookie, readSession, type Session, sessionOf, signSession, takeCookie } from '../session.ts'
import { rolesWithin } from '../tokens.ts'

/** Logging in and out with a browser, which keeps a cookie and no token. */
export const sessionRoutes = (
  deps: Pick<HttpDeps, 'tokens' | 'sessions' | 'clock' | 'publicUrl'>,
  attempts = createLoginAttempts(),
): readonly Route[] => {
  const { tokens, sessions, clock } = deps
  return [
    route({
      method: 'GET',
      path: '/api/session',
      summary: 'Says who asks and what they may do.',
      role: null,
      answer: 'wire/sessionView',
      async handle(context) {
        if (tokens === null) return context.json(OPEN)
        const token = bearerOf(context)
        if (token !== null) return context.json(viewOf(tokens.find(token)))
        return context.json(viewOf(await sessionOf({ sessions, clock }, tokens, context)))
      },
    }),
    route({
      method: 'POST',
      path: '/api/session',
      summary: 'Logs in: gives the browser a session for a token.',
      role: null,
      body: 'sessionRequest',
      refuses: ['unauthorized', 'tooManyRequests'],
      answer: 'wire/sessionView',
      async handle(context) {
        requireOwnPage(deps, context)
        const { token } = await readAs(context, 'sessionRequest')
        if (tokens === null) return context.json(OPEN)
        const now = clock()
        const address = addressOf(context)
        const retryAfter = attempts.wait(address, now)
        if (retryAfter !== null) {
          const detail = `Too many wrong tokens came from this address. Try again in ${retryAfter} s.`
          throw new AppError('tooManyRequests', { detail, retryAfter })
        }
        const text = signSession(tokens, token, now)
        if (text === null) {
          attempts.wrong(address, now)
          const isLast = attempts.wait(address, now) !== null
          console.error(`usher: http: a login with a wrong token from ${address}${isLast ? '; it must wait now' : ''}`)
          throw new AppError('unauthorized', { detail: 'Nobody has this token.' })
        }
        giveCookie(context, text)
        return context.json(viewOf(readSession(tokens, text, now)))
      },
    }),
    route({
      method: 'DELETE',
      path: '/api/session',
      summary: "Logs out: takes the browser's session, and ends it on every host.",
      role: null,
      answer: 'wire/sessionView',
      async handle(context) {
        requireOwnPage(deps, context)
        const now = clock()
        const session = tokens === null ? null : await sessionOf({ sessions, clock }, tokens, context)
        if (session !== null) await sessions.end(session.id, session.expiresAt, now)
        takeCookie(context)
        return context.json(tokens === null ? OPEN : viewOf(null))
      },
    }),
  ]
}

/** Without configured tokens everybody may do everything. */
const OPEN: SessionView = { role: 'admin', may: [...rolesWithin('admin')], needsToken: false, expiresAt: null }

function viewOf(who: Pick<Session, 'role'> | Session | null): SessionView {
  const expiresAt = who !== null && 'expiresAt' in who ? new Date(who.expiresAt).toISOString() : null
  return { role: who?.role ?? null, may: who === null ? [] : [...rolesWithin(who.role)], needsToken: true, expiresAt }
}
