import type { Deployment, DeploymentRequest, ReleaseSummary, ReleaseUpload, StandingPlace } from '../../schemas/wire.ts'
import { askHost, type HostAnswer } from './askHost.ts'

export type Releases = { readonly releases: readonly ReleaseSummary[]; readonly deployment: Deployment | null }
export type Texts = { readonly [path: string]: string }

/** What a publication did, or with `dryRun` would do. */
export type Published = {
  readonly hash: string
  readonly isNew: boolean
  readonly deployment: Deployment | null
  /** who stands mid-flow where, and what becomes of them */
  readonly standing: readonly StandingPlace[]
}

/** The host's releases over HTTP. */
export interface ReleaseApi {
  /** the newest releases first, and what is live */
  readonly list: () => Promise<HostAnswer<Releases>>
  readonly files: (hash: string) => Promise<HostAnswer<{ readonly files: Texts }>>
  readonly publish: (upload: ReleaseUpload) => Promise<HostAnswer<Published>>
  readonly deploy: (wanted: DeploymentRequest) => Promise<HostAnswer<Deployment>>
}

/** Talks to the host that served the page. */
export const createReleaseApi = (request: typeof fetch): ReleaseApi => ({
  list: () => askHost(request, 'GET', '/api/releases'),
  files: (hash) => askHost(request, 'GET', `/api/releases/${hash}`),
  publish: (upload) => askHost(request, 'POST', '/api/releases', upload),
  deploy: (wanted) => askHost(request, 'PUT', '/api/deployment', wanted),
})
