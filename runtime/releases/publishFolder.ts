import { AppError } from '../AppError.ts'
import { resolveEnvironment } from '../engine/files/resolveEnvironment.ts'
import type { Issue } from '../engine/index.ts'
import type { LoadedWorkspace } from './loadWorkspace.ts'
import { publishWorkspace } from './publishWorkspace.ts'
import type { ReleaseStore } from './ReleaseStore.ts'

/**
 * Publishes the workspace that a host finds in its folder when it starts. Gives what the operator should know: secrets that are not set,
 * warnings, another release that somebody made live. Throws `invalidWorkspace` with the first errors.
 */
export async function publishAtStart(
  store: ReleaseStore,
  folder: string,
  loaded: LoadedWorkspace,
  { now, env }: { readonly now: number; readonly env: { readonly [name: string]: string | undefined } },
): Promise<readonly string[]> {
  const published = await publishWorkspace(store, loaded, now, 'start', { origin: 'found' })
  if (!published.ok) {
    const first = published.issues.filter(({ severity }) => severity === 'error').slice(0, 5)
    throw new AppError('invalidWorkspace', {
      detail: `The workspace ${folder} has errors and was not published.\n${first.map(sayIssue).join('\n')}\nRun usher check --workspace ${folder} for all of them.`,
    })
  }
  const { live } = published.deployment
  const missing = loaded.workspace === null ? [] : resolveEnvironment(loaded.workspace, env).missing
  return [
    ...(live === published.hash
      ? []
      : [
          `Release ${live.slice(0, 12)} is live, as somebody asked, and not ${published.hash.slice(0, 12)} of ${folder}. usher publish puts that in its place.`,
        ]),
    ...missing.map(({ name, file, path }) => `${name} is not set; ${file} asks for it at ${path}.`),
    ...published.issues.map(sayIssue),
  ]
}

/** Publishes the workspace again after its files changed; a broken one is told of, and what is live stays. Gives what to report, null for nothing. */
export async function publishChanged(
  store: ReleaseStore,
  loaded: LoadedWorkspace,
  now: number,
): Promise<string | null> {
  const published = await publishWorkspace(store, loaded, now, 'changed on disk', { origin: 'changed' })
  if (!published.ok) return `not published, the workspace has errors:\n${published.issues.map(sayIssue).join('\n')}`
  return published.isNew ? `published release ${published.hash.slice(0, 12)}` : null
}

const sayIssue = ({ file, message }: Issue): string => `${file}: ${message}`
