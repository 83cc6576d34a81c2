import { checkWorkspace } from '../engine/check/checkWorkspace.ts'
import { hashWorkspace } from '../engine/files/hashWorkspace.ts'
import type { Issue, Workspace } from '../engine/index.ts'
import type { ReleaseStore } from './ReleaseStore.ts'

export type Published =
  | { readonly ok: true; readonly hash: string; readonly isNew: boolean; readonly issues: readonly Issue[] }
  | { readonly ok: false; readonly issues: readonly Issue[] }

/** Publishes a parsed workspace, unless it has errors; one whose hash is live already changes nothing. `issues` are those of reading it. */
export async function publishWorkspace(
  store: ReleaseStore,
  loaded: { readonly workspace: Workspace | null; readonly issues: readonly Issue[] },
  now: number,
  note: string | null,
): Promise<Published> {
  const { workspace } = loaded
  const issues = workspace === null ? loaded.issues : [...loaded.issues, ...checkWorkspace(workspace)]
  if (workspace === null || issues.some(({ severity }) => severity === 'error')) return { ok: false, issues }
  const hash = hashWorkspace(workspace)
  const deployment = await store.deployment()
  if (deployment?.live === hash && deployment.canary === null) return { ok: true, hash, isNew: false, issues }
  await store.publish({ hash, publishedAt: now, note, workspace })
  return { ok: true, hash, isNew: true, issues }
}
