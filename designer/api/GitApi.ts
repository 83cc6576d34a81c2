import { askHost, type HostAnswer } from './askHost.ts'
import type { Texts } from './ReleaseApi.ts'

/** A commit; `at` as an ISO date, `message` whole. */
export type Commit = {
  readonly hash: string
  readonly author: string
  readonly at: string
  readonly message: string
}

export type Commits = {
  /** null: the workspace is in no git repository */
  readonly repository: {
    readonly branch: string | null
    /** files that are not as the last commit has them */
    readonly changed: readonly string[]
  } | null
  readonly commits: readonly Commit[]
}

/** The workspace's history in git over HTTP. */
export interface GitApi {
  /** the commits that changed one of these files, or with none any, newest first */
  readonly commits: (paths: readonly string[]) => Promise<HostAnswer<Commits>>
  readonly files: (hash: string) => Promise<HostAnswer<{ readonly files: Texts }>>
  /** commits every changed file of the workspace */
  readonly commit: (message: string) => Promise<HostAnswer<{ readonly commit: Commit }>>
}

/** Talks to the host that served the page. */
export const createGitApi = (request: typeof fetch): GitApi => ({
  commits: (paths) =>
    askHost(request, 'GET', `/api/git/commits?${new URLSearchParams(paths.map((path) => ['path', path]))}`),
  files: (hash) => askHost(request, 'GET', `/api/git/commits/${hash}`),
  commit: (message) => askHost(request, 'POST', '/api/git/commits', { message }),
})
