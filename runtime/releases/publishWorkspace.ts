import { hashWorkspace } from '../engine/files/hashWorkspace.ts'
import type { Issue, Workspace } from '../engine/index.ts'
import { checkWorkspace } from '../proof/check/checkWorkspace.ts'
import type { Deployment, PublishOptions, ReleaseStore } from './ReleaseStore.ts'

export type Published =
  | {
      readonly ok: true
      readonly hash: string
      /** whether it changed what is deployed */
      readonly isNew: boolean
      readonly deployment: Deployment
      readonly issues: readonly Issue[]
    }
  | { readonly ok: false; readonly issues: readonly Issue[] }

export type PublishRequest = PublishOptions & {
  readonly commit?: string
  /** why it is published although rules find errors; the note says it */
  readonly force?: string
}

/** Characters of a note; a reason to force is not cut, so it has fewer. */
const NOTE_LENGTH = 1_000

/**
 * Publishes a parsed workspace, unless it has errors (those of rules may be forced); one that is deployed so already changes nothing. `issues` are
 * those of reading it. Throws `conflict` for a canary when nothing is live.
 */
export async function publishWorkspace(
  store: ReleaseStore,
  loaded: { readonly workspace: Workspace | null; readonly issues: readonly Issue[] },
  now: number,
  note: string | null,
  request: PublishRequest = {},
): Promise<Published> {
  const checked = checkLoaded(loaded, request.force)
  if (!checked.ok) return checked
  const { issues } = checked
  return { ok: true, ...(await publishChecked(store, checked.workspace, now, note, request)), issues }
}

/** The same for a workspace that has been checked. */
export async function publishChecked(
  store: ReleaseStore,
  workspace: Workspace,
  now: number,
  note: string | null,
  { commit, force, ...options }: PublishRequest,
): Promise<Pick<Extract<Published, { ok: true }>, 'hash' | 'isNew' | 'deployment'>> {
  const hash = hashWorkspace(workspace)
  const before = await store.deployment()
  const release = { hash, publishedAt: now, note: forcedNote(note, force), workspace }
  const deployment = await store.publish(commit === undefined ? release : { ...release, commit }, options)
  return { hash, isNew: !isSame(before, deployment), deployment }
}

/** What a workspace must be to be published: read, and without errors of the rules unless they are forced. */
export function checkLoaded(
  { workspace, issues }: { readonly workspace: Workspace | null; readonly issues: readonly Issue[] },
  force: string | undefined,
):
  | { readonly ok: true; readonly workspace: Workspace; readonly issues: readonly Issue[] }
  | { readonly ok: false; readonly issues: readonly Issue[] } {
  if (workspace === null || issues.some(isError)) return { ok: false, issues }
  const all = [...issues, ...checkWorkspace(workspace)]
  return force === undefined && all.some(isError) ? { ok: false, issues: all } : { ok: true, workspace, issues: all }
}

const isError = ({ severity }: Issue): boolean => severity === 'error'

function forcedNote(note: string | null, force: string | undefined): string | null {
  if (force === undefined) return note
  const reason = `forced: ${force}`
  return note === null ? reason : `${note.slice(0, NOTE_LENGTH - reason.length - 2)}; ${reason}`
}

const isSame = (before: Deployment | null, after: Deployment): boolean =>
  JSON.stringify(before) === JSON.stringify(after)
