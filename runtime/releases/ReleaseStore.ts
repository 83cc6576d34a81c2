import type { OnStanding, Workspace } from '../engine/index.ts'

export type Release = {
  /** SHA-256, hex, of the canonical bytes of the logic files (layouts and scenarios left out) */
  readonly hash: string
  readonly publishedAt: number
  readonly note: string | null
  /** the git commit it was made of, when it was known; `-dirty` after it when files had changed since */
  readonly commit?: string
  readonly workspace: Workspace
}
/** One row: which release new conversations get; `canary` takes `percent` of contacts, sticky. */
export type Deployment = {
  readonly live: string
  readonly canary: { readonly release: string; readonly percent: number } | null
  /** what becomes of conversations that stand on another release than their contact gets */
  readonly onStanding: OnStanding
  /** the release that was live before this one; null: none */
  readonly before: string | null
  readonly at: number
}

/** How a publication is deployed. */
export type PublishOptions = {
  /** for this share of contacts only, in per cent; what is live stays live for the others */
  readonly canaryPercent?: number
  /** default: they finish where they are */
  readonly onStanding?: OnStanding
  /**
   * How it came: a person `asked` for it (default), files `changed` under a host in development, or a host that starts `found` it. What was found does
   * not undo what was asked for, such as a rollback, unless the release is new.
   */
  readonly origin?: 'asked' | 'changed' | 'found'
}

/** What is made live. */
export type Deploy = Pick<Deployment, 'live' | 'canary'> & {
  /** default: they finish where they are */
  readonly onStanding?: OnStanding
  /** the release that must be live now; `conflict` when another one is */
  readonly expected?: string
}

/** How many conversations a flow or bot has at one place, waiting for their customer or for an answer. */
export type StandingCount = {
  readonly release: string
  readonly flow: string
  /** with the path of the calling nodes; null: not begun */
  readonly node: string | null
  readonly owner: 'flow' | 'bot'
  readonly conversations: number
}

export interface ReleaseStore {
  /**
   * Stores the release if its hash is new and deploys it, atomically; idempotent by hash: what is live already stays as it is deployed, unless
   * `onStanding` says otherwise. Throws `conflict` for a canary when nothing is live.
   */
  publish(release: Release, options?: PublishOptions): Promise<Deployment>
  /** Makes an already stored release live. Throws `notFound` when it is not stored, `conflict` when `expected` is not live. */
  deploy(deploy: Deploy, at: number): Promise<Deployment>
  find(hash: string): Promise<Release | null>
  list(limit: number): Promise<readonly Omit<Release, 'workspace'>[]>
  deployment(): Promise<Deployment | null>
  /** who stands where, the most crowded place first */
  standing(): Promise<readonly StandingCount[]>
}
