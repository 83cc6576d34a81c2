import { AppError, type AppErrorCode } from '../AppError.ts'
import { checkValue } from '../engine/files/checkValue.ts'
import type { CommandEnv } from './Command.ts'

const DEFAULT_HOST_URL = 'http://127.0.0.1:3000'
const ANSWER_MS = 15_000

/** The option of every command that asks a running host. */
export const HOST_OPTIONS = {
  url: {
    type: 'string',
    short: 'u',
    placeholder: 'URL',
    description: `where the host is; default USHER_URL or ${DEFAULT_HOST_URL}`,
  },
} as const

/** Where the host is. */
export const hostOf = (values: { readonly url?: string }, env: CommandEnv): string =>
  values.url ?? (env.USHER_URL || DEFAULT_HOST_URL)

export type HostRequest = {
  readonly method?: 'GET' | 'POST' | 'PUT'
  readonly body?: object
  /** what the token must allow, for the reader: `publish` */
  readonly may?: string
  /** how long it may take; default 15 s */
  readonly answerMs?: number
}

/** What a status of the host's means here; anything else is `unavailable`. */
const BY_STATUS: { readonly [status: number]: AppErrorCode } = {
  400: 'badRequest',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'notFound',
  409: 'conflict',
  413: 'unprocessable',
  422: 'unprocessable',
}

/** Asks a running host for something in JSON, with USHER_TOKEN if it is set. Throws `unavailable` when no host answers, and what the host itself says is wrong as the error that its status means. */
export async function askHost(
  base: string,
  path: string,
  env: CommandEnv,
  { method = 'GET', body, may = 'read conversations', answerMs = ANSWER_MS }: HostRequest = {},
): Promise<unknown> {
  const url = hostUrl(base, path)
  const token = env.USHER_TOKEN
  const response = await fetch(url, {
    method,
    headers: {
      accept: 'application/json',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    // A token must not follow to wherever somebody points.
    redirect: 'error',
    signal: AbortSignal.timeout(answerMs),
  }).catch((cause: unknown) => {
    const detail = `No host answers at ${base}. Start one with usher start, or name it with --url or USHER_URL.`
    throw new AppError('unavailable', { detail }, { cause })
  })
  const answer = parseJson(await response.text().catch(() => ''))
  if (response.ok && answer !== undefined) return answer
  const problem = checkValue('problem', answer)
  const said = problem.ok ? (problem.value.detail ?? problem.value.title) : null
  if (said === null)
    throw new AppError('unavailable', {
      detail: `What answers at ${base} is no Usher host (status ${response.status}).`,
    })
  const code = BY_STATUS[response.status] ?? 'unavailable'
  const isRefused = code === 'unauthorized' || code === 'forbidden'
  throw new AppError(code, { detail: isRefused ? `${said} Set USHER_TOKEN to a token that may ${may}.` : said })
}

function hostUrl(base: string, path: string): URL {
  const url = URL.parse(base)
  if (url !== null && /^https?:$/.test(url.protocol)) return new URL(`${url.pathname.replace(/\/$/, '')}${path}`, url)
  throw new AppError('badRequest', { detail: `"${base}" is no address of a host. Write it as ${DEFAULT_HOST_URL}.` })
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
