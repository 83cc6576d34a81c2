import { AppError } from '../AppError.ts'
import { checkValue } from '../engine/files/checkValue.ts'
import type { CommandEnv } from './Command.ts'

export const DEFAULT_HOST_URL = 'http://127.0.0.1:3000'
const ANSWER_MS = 15_000

/** Asks a running host for something in JSON, with USHER_TOKEN if it is set. Throws `unavailable` when no host answers, and what the host itself says is wrong as `notFound`, `unauthorized` or `forbidden`. */
export async function askHost(base: string, path: string, env: CommandEnv): Promise<unknown> {
  const url = hostUrl(base, path)
  const token = env.USHER_TOKEN
  const response = await fetch(url, {
    headers: { accept: 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
    // A token must not follow to wherever somebody points.
    redirect: 'error',
    signal: AbortSignal.timeout(ANSWER_MS),
  }).catch((cause: unknown) => {
    const detail = `No host answers at ${base}. Start one with usher start, or name it with --url or USHER_URL.`
    throw new AppError('unavailable', { detail }, { cause })
  })
  const body = parseJson(await response.text().catch(() => ''))
  if (response.ok && body !== undefined) return body
  const problem = checkValue('problem', body)
  const said = problem.ok ? (problem.value.detail ?? problem.value.title) : null
  if (said === null)
    throw new AppError('unavailable', {
      detail: `What answers at ${base} is no Usher host (status ${response.status}).`,
    })
  if (response.status === 401 || response.status === 403) {
    const code = response.status === 401 ? 'unauthorized' : 'forbidden'
    throw new AppError(code, { detail: `${said} Set USHER_TOKEN to a token that may read conversations.` })
  }
  throw new AppError(response.status === 404 ? 'notFound' : 'unavailable', { detail: said })
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
