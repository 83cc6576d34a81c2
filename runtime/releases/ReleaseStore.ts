import type { Workspace } from '../engine/workspace.ts'

export type Release = {
  /** SHA-256, hex, of the canonical bytes of the logic files (layouts and scenarios left out) */
  readonly hash: string
  readonly publishedAt: number
  readonly note: string | null
  readonly workspace: Workspace
}
/** One row: which release new conversations get; `canary` takes `percent` of contacts, sticky. */
export type Deployment = {
  readonly live: string
  readonly canary: { readonly release: string; readonly percent: number } | null
  readonly at: number
}

export interface ReleaseStore {
  /** stores the release if its hash is new and makes it live, atomically; idempotent by hash */
  publish(release: Release): Promise<Deployment>
  /** makes an already stored release live */
  deploy(deployment: Omit<Deployment, 'at'>, at: number): Promise<Deployment>
  find(hash: string): Promise<Release | null>
  list(limit: number): Promise<readonly Omit<Release, 'workspace'>[]>
  deployment(): Promise<Deployment | null>
}
