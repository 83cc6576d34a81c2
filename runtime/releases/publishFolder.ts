import { AppError } from '../AppError.ts'
import type { Issue } from '../engine/index.ts'
import { explainMissing } from './explainMissing.ts'
import type { LoadedWorkspace } from './loadWorkspace.ts'
import { publishWorkspace } from './publishWorkspace.ts'
import type { ReleaseStore } from './ReleaseStore.ts'
import type { Secrets } from './readSecrets.ts'

type At = { readonly now: number; readonly secrets: Secrets }

/**
 * Publishes the workspace that a host finds in its folder when it starts. Gives what the operator should know: secrets that are not set,
 * warnings, another release that somebody made live. Throws `invalidWorkspace` with the first errors.
 */
export async function publishAtStart(
  store: ReleaseStore,
  folder: string,
  loaded: LoadedWorkspace,
  { now, secrets }: At,
): Promise<readonly string[]> {
  const published = await publishWorkspace(store, loaded, now, 'start', { origin: 'found' })
  if (!published.ok) {
    const first = published.issues.filter(({ severity }) => severity === 'error').slice(0, 5)
    throw new AppError('invalidWorkspace', {
      detail: `The workspace ${folder} has errors and was not published.\n${first.map(sayIssue).join('\n')}\nRun usher check --workspace ${folder} for all of them.`,
    })
  }
  const { live } = published.deployment
  const missing = loaded.workspace === null ? [] : explainMissing(loaded.workspace, secrets)
  return [
    ...(live === published.hash
      ? []
      : [
          `Release ${live.slice(0, 12)} is live, as somebody asked, and not ${published.hash.slice(0, 12)} of ${folder}. usher publish puts that in its place.`,
        ]),
    ...missing,
    ...published.issues.map(sayIssue),
  ]
}

/** Publishes the workspace again after its files changed; a broken one is told of, and what is live stays. Gives what to report, null for nothing. */
export async function publishChanged(
  store: ReleaseStore,
  loaded: LoadedWorkspace,
  { now, secrets }: At,
): Promise<string | null> {
  const published = await publishWorkspace(store, loaded, now, 'changed on disk', { origin: 'changed' })
  if (!published.ok) return `not published, the workspace has errors:\n${published.issues.map(sayIssue).join('\n')}`
  if (!published.isNew) return null
  const missing = loaded.workspace === null ? [] : explainMissing(loaded.workspace, secrets)
  return [`published release ${published.hash.slice(0, 12)}`, ...missing].join('\n')
}

const sayIssue = ({ file, message }: Issue): string => `${file}: ${message}`
