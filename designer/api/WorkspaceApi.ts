import type { Issue } from '../../runtime/engine/issue.ts'
import type { Problem } from '../../schemas/wire.ts'
import type { SavedFile, SavedFiles } from '../document/openFiles.ts'

/** The workspace as the host gives it. */
export type RemoteWorkspace = {
  readonly name: string
  readonly files: SavedFiles
  readonly issues: readonly Issue[]
}

/** What came of a write: the file as it is now, what stands there instead, or the host's refusal in words. */
export type Answered =
  | { readonly kind: 'written'; readonly file: SavedFile | null }
  | { readonly kind: 'conflict'; readonly current: SavedFile | null }
  | { readonly kind: 'failed'; readonly problem: Problem | null }

/** The host's workspace over HTTP. */
export interface WorkspaceApi {
  /** throws a `TypeError` when the host does not answer, an `Error` with its words when it refuses */
  readonly read: () => Promise<RemoteWorkspace>
  /** writes a file, or with a null text deletes it; `seen` is the revision that the author worked on, null for a new file. Never throws. */
  readonly write: (path: string, text: string | null, seen: string | null) => Promise<Answered>
}

/** Talks to the host that served the page. */
export function createWorkspaceApi(request: typeof fetch): WorkspaceApi {
  return {
    async read() {
      const response = await request('/api/workspace')
      if (!response.ok) throw new Error((await problemOf(response))?.detail ?? `HTTP ${response.status}`)
      return (await response.json()) as RemoteWorkspace // the host's own answer, whose schema its tests hold
    },
    async write(path, text, seen) {
      const headers = seen === null ? { 'if-none-match': '*' } : { 'if-match': `"${seen}"` }
      try {
        const response = await request(`/api/workspace/files/${path.split('/').map(encodeURIComponent).join('/')}`, {
          method: text === null ? 'DELETE' : 'PUT',
          headers: { ...headers, ...(text === null ? {} : { 'content-type': 'application/json' }) },
          ...(text === null ? {} : { body: text }),
        })
        if (response.ok) return { kind: 'written', ...((await response.json()) as { file: SavedFile | null }) } // as above
        const problem = (await problemOf(response)) as (Problem & { readonly current?: SavedFile | null }) | null
        if (response.status === 409 && problem?.current !== undefined) {
          return { kind: 'conflict', current: problem.current }
        }
        return { kind: 'failed', problem }
      } catch {
        return { kind: 'failed', problem: null }
      }
    },
  }
}

async function problemOf(response: Response): Promise<Problem | null> {
  try {
    return (await response.json()) as Problem // the host answers every error in this form
  } catch {
    return null
  }
}
