import { resolveEnvironment } from '../engine/files/resolveEnvironment.ts'
import type { Workspace } from '../engine/index.ts'
import type { Secrets } from './readSecrets.ts'

/** What an operator should know of the secrets that a workspace asks for and does not get here. */
export const explainMissing = (workspace: Workspace, secrets: Secrets): readonly string[] =>
  secrets.explain(resolveEnvironment(workspace, secrets.values).missing)
