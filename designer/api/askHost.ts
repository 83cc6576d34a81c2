import type { Problem } from '../../schemas/wire.ts'

/** What the host answered, or its refusal in words; a null problem: it did not answer. */
export type HostAnswer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: Problem | null }

/** Asks the host for JSON and never throws. The caller names the type of the answer, whose schema the host's tests hold. */
export async function askHost<T>(
  request: typeof fetch,
  method: 'GET' | 'POST' | 'PUT',
  path: string,
  body?: unknown,
): Promise<HostAnswer<T>> {
  try {
    const sent =
      body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
    const response = await request(path, { method, ...sent })
    const answer: unknown = await response.json()
    // By the method and the path, as said above; every refusal is a problem.
    return response.ok ? { ok: true, value: answer as T } : { ok: false, problem: answer as Problem }
  } catch {
    return { ok: false, problem: null }
  }
}
