import type { ReleaseUpload, StandingPlace } from '../../schemas/wire.ts'
import { AppError } from '../AppError.ts'
import { hashWorkspace } from '../engine/files/hashWorkspace.ts'
import { parseWorkspace } from '../engine/files/parseWorkspace.ts'
import { pointerOf } from '../engine/files/pointer.ts'
import { compileRelease, type Issue, isWait, nodeAt, type OnStanding, PIN, type Workspace } from '../engine/index.ts'
import { explainMissing } from './explainMissing.ts'
import { findStanding } from './findStanding.ts'
import { checkLoaded, publishChecked } from './publishWorkspace.ts'
import type { Deployment, PublishOptions, ReleaseStore } from './ReleaseStore.ts'
import type { Secrets } from './readSecrets.ts'

export type PublishedUpload =
  | {
      readonly ok: true
      readonly hash: string
      /** whether it changed what is deployed; for a dry run, false */
      readonly isNew: boolean
      /** before and after; null: nothing was live. A dry run leaves it as it is */
      readonly before: Deployment | null
      readonly deployment: Deployment | null
      /** who stood where before it, and what becomes of them */
      readonly standing: readonly StandingPlace[]
      /** what the operator should know: secrets that this host does not give */
      readonly notes: readonly string[]
    }
  | { readonly ok: false; readonly issues: readonly Issue[] }

/** Publishes files that came by the API, or only says what would happen. Throws `unprocessable` for a map to a node that waits in no flow, `conflict` for a canary when nothing is live. */
export async function publishUpload(
  store: ReleaseStore,
  upload: ReleaseUpload,
  { now, secrets }: { readonly now: number; readonly secrets: Secrets },
): Promise<PublishedUpload> {
  const { files, note = null, commit, canaryPercent, force } = upload
  const checked = checkLoaded(parseWorkspace(files), force)
  if (!checked.ok) return checked
  const { workspace } = checked
  const onStanding = upload.onStanding === undefined ? undefined : readOnStanding(upload.onStanding)
  if (onStanding !== undefined) refuseUnknownTargets(onStanding, workspace)
  const hash = hashWorkspace(workspace)
  const notes = explainMissing(workspace, secrets)
  const before = await store.deployment()
  const standing = await findStanding(store, compileRelease(workspace, hash), onStanding ?? policyOf(before, hash))
  if (upload.dryRun === true) return { ok: true, hash, isNew: false, before, deployment: before, standing, notes }
  const how: PublishOptions = {
    ...(canaryPercent === undefined ? {} : { canaryPercent }),
    ...(onStanding === undefined ? {} : { onStanding }),
  }
  const published = await publishChecked(store, workspace, now, note, {
    ...how,
    ...(commit === undefined ? {} : { commit }),
    ...(force === undefined ? {} : { force }),
  })
  return { ok: true, ...published, before, standing, notes }
}

/** What is deployed already keeps what was asked for when it was. */
const policyOf = (before: Deployment | null, hash: string): OnStanding =>
  before !== null && (before.live === hash || before.canary?.release === hash) ? before.onStanding : PIN

/** The same with nothing left out. */
export const readOnStanding = ({ policy, map = {} }: NonNullable<ReleaseUpload['onStanding']>): OnStanding => ({
  policy,
  map,
})

/** A target that is misspelt would quietly leave everybody where they are. */
function refuseUnknownTargets({ map }: OnStanding, workspace: Workspace): void {
  const flows = Object.keys(workspace.flows)
  const errors = Object.entries(map)
    .filter(([, to]) => !flows.some((flow) => isWaitAt(workspace, flow, to)))
    .map(([from, to]) => ({
      pointer: pointerOf(['onStanding', 'map', from]),
      message: `No flow has a node "${to}" that waits for the customer, a bot or a service.`,
    }))
  if (errors[0] === undefined) return
  throw new AppError('unprocessable', { detail: errors[0].message, pointer: errors[0].pointer, errors })
}

function isWaitAt(workspace: Workspace, flow: string, path: string): boolean {
  const found = nodeAt(workspace, flow, path)
  return found !== null && isWait(found.node)
}
