import type { SessionView } from '../../schemas/wire.ts'

/** Logging in and out. The token goes to the host once and is kept nowhere: the browser holds a cookie that no script reads. */
export interface SessionApi {
  /** who asks and what they may do; throws when the host does not answer */
  readonly read: () => Promise<SessionView>
  /** null when nobody has this token; throws when the host does not answer or refuses for another reason */
  readonly logIn: (token: string) => Promise<SessionView | null>
  readonly logOut: () => Promise<void>
}

/** Talks to the host that served the page. */
export function createSessionApi(request: typeof fetch): SessionApi {
  return {
    read: async () => viewOf(await request('/api/session')),
    logIn: async (token) => {
      const body = JSON.stringify({ token })
      const headers = { 'content-type': 'application/json' }
      const response = await request('/api/session', { method: 'POST', headers, body })
      return response.status === 401 ? null : viewOf(response)
    },
    logOut: async () => {
      await viewOf(await request('/api/session', { method: 'DELETE' }))
    },
  }
}

/** Tells of every answer that asks for a login, which is how a page learns that its session has ended. */
export function watchSession(request: typeof fetch, onOver: () => void): typeof fetch {
  return async (...asked) => {
    const response = await request(...asked)
    if (response.status === 401) onOver()
    return response
  }
}

async function viewOf(response: Response): Promise<SessionView> {
  if (!response.ok) throw new Error(`HTTP ${response.status}`)
  return (await response.json()) as SessionView // the host's own answer, whose schema its tests hold
}
