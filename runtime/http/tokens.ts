import { createHash, timingSafeEqual } from 'node:crypto'
import { AppError } from '../AppError.ts'

/** From least to most; `channel` stands apart: it may post customers' messages, and read what was said on its channel if it has one, and nothing else. */
export const ROLES = ['viewer', 'agent', 'designer', 'publisher', 'admin'] as const
export type Role = (typeof ROLES)[number] | 'channel'

/** What a role may do besides its own: an agent reads, a publisher designs, an admin does everything. */
const INCLUDES: { readonly [role in Role]: readonly Role[] } = {
  channel: ['channel'],
  viewer: ['viewer'],
  agent: ['agent', 'viewer'],
  designer: ['designer', 'viewer'],
  publisher: ['publisher', 'designer', 'viewer'],
  admin: ['admin', 'publisher', 'designer', 'agent', 'viewer', 'channel'],
}

/** A configured token: its SHA-256, what it may do, and on which channel alone; null: on any. */
export type TokenEntry = { readonly role: Role; readonly channel: string | null; readonly digest: Buffer }

export type Tokens = {
  readonly entries: readonly TokenEntry[]
  /** the entry of a bearer token; null when nobody has it. Takes the same time whichever it is. */
  readonly find: (token: string) => TokenEntry | null
}

const MIN_LENGTH = 16

/** Reads `role:token,channel/web:token`; undefined or empty: null. Throws `missingConfiguration` naming the entry, never the token. */
export function parseTokens(text: string | undefined): Tokens | null {
  if (text === undefined || text.trim() === '') return null
  const entries = text.split(',').map((entry, index): TokenEntry => {
    const [who, token] = splitOnce(entry.trim(), ':')
    const [role, channel] = splitOnce(who, '/')
    if (!isRole(role)) throw wrong(index, `its role is none of ${[...ROLES, 'channel'].join(', ')}`)
    if (token.length < MIN_LENGTH) throw wrong(index, `its token has fewer than ${MIN_LENGTH} characters`)
    if (channel !== '' && role !== 'channel') throw wrong(index, 'only the role channel is for one channel')
    return { role, channel: channel === '' ? null : channel, digest: digest(token) }
  })
  return {
    entries,
    find(token) {
      const shown = digest(token)
      let found: TokenEntry | null = null
      for (const candidate of entries) if (timingSafeEqual(candidate.digest, shown)) found = candidate
      return found
    },
  }
}

/** Everything that a role may do, by the roles that ask for it. */
export const rolesWithin = (role: Role): readonly Role[] => INCLUDES[role]

/** Whether a caller of `role` may use a route that asks for `least`. */
export function mayUse(role: Role, least: Role): boolean {
  return INCLUDES[role].includes(least)
}

/** Whether two secrets are the same, in time that does not depend on where they differ. */
export function isSameSecret(a: string, b: string): boolean {
  return timingSafeEqual(digest(a), digest(b))
}

const LOOPBACK = /^(?:127\.\d+\.\d+\.\d+|localhost|::1|\[::1\])$/
export const isLoopbackHost = (host: string): boolean => LOOPBACK.test(host)

/** Refuses to listen beyond loopback without tokens: everybody on the network could publish and read conversations. */
export function checkBinding(host: string, tokens: Tokens | null): void {
  if (tokens !== null || isLoopbackHost(host)) return
  throw new AppError('missingConfiguration', {
    detail: `Refused to listen on ${host} without tokens: anyone who reaches it could read conversations and publish. Set USHER_TOKENS=admin:<secret>, or HOST=127.0.0.1.`,
  })
}

const digest = (token: string): Buffer => createHash('sha256').update(token).digest()
const isRole = (text: string): text is Role => text === 'channel' || ROLES.some((role) => role === text)

function splitOnce(entry: string, by: string): readonly [string, string] {
  const at = entry.indexOf(by)
  return at < 0 ? [entry, ''] : [entry.slice(0, at), entry.slice(at + 1)]
}

function wrong(index: number, why: string): AppError {
  return new AppError('missingConfiguration', {
    detail: `USHER_TOKENS: entry ${index + 1} cannot be used: ${why}. Write role:token, or channel/<id>:token, separated by commas.`,
  })
}
