import { type Kysely, sql } from 'kysely'
import { AppError } from '../AppError.ts'
import { type OnStanding, PIN } from '../engine/turn/fateOf.ts'
import type { Workspace } from '../engine/workspace.ts'
import type { HostEvents } from '../inbound/HostEvents.ts'
import type { Deploy, Deployment, PublishOptions, Release, ReleaseStore } from '../releases/ReleaseStore.ts'
import type { Database } from './Database.ts'
import { databaseErrorCode } from './databaseError.ts'
import { countStanding } from './standing.ts'
import type { Tables } from './tables.ts'

const FOREIGN_KEY_VIOLATION = '23503'

export function createReleaseStore({ kysely, reports }: Database, events: HostEvents): ReleaseStore {
  const deployment = async (): Promise<Deployment | null> => {
    const row = await kysely.selectFrom('deployment').selectAll().executeTakeFirst()
    return row ? readDeployment(row) : null
  }
  return {
    publish: async (release, { canaryPercent, onStanding, origin = 'asked' } = {}) => {
      const changed =
        canaryPercent === undefined
          ? await publishToAll(kysely, release, onStanding, origin)
          : await publishToSome(kysely, release, canaryPercent, onStanding)
      if (changed) events.publish([{ type: 'release', hash: release.hash }])
      const now = changed ? readDeployment(changed) : await deployment()
      if (now) return now
      if (canaryPercent === undefined)
        throw new AppError('internal', { detail: 'A release was published and nothing is deployed.' })
      throw new AppError('conflict', {
        detail: 'Nothing is live yet that the other contacts could get. Publish for everybody first.',
      })
    },
    deploy: async (deploy, at) => {
      const row = await deployStored(kysely, deploy, at)
      events.publish([{ type: 'release', hash: deploy.live }])
      return readDeployment(row)
    },
    find: async (hash) => {
      const row = await kysely.selectFrom('releases').selectAll().where('hash', '=', hash).executeTakeFirst()
      return row ? { ...readRelease(row), workspace: row.workspace } : null
    },
    list: async (limit) => {
      const rows = await kysely
        .selectFrom('releases')
        .select(['hash', 'published_at', 'note', 'git_commit'])
        .orderBy('published_at', 'desc')
        .orderBy('hash')
        .limit(limit)
        .execute()
      return rows.map(readRelease)
    },
    deployment,
    standing: () => countStanding(reports),
  }
}

/** Stores a release in the same statement as what deploys it. A commit that is learned later is kept: a host may have published the folder before a person did. */
const storing = ({ hash, publishedAt, note, commit, workspace }: Release, when = sql`true`) => sql`stored as (
  insert into releases (hash, published_at, note, git_commit, workspace)
  select ${hash}, ${publishedAt}, ${note}::text, ${commit ?? null}::text, ${JSON.stringify(workspace)}::text::json where ${when}
  on conflict (hash) do update set git_commit = excluded.git_commit
  where releases.git_commit is null and excluded.git_commit is not null
)`

async function publishToAll(
  kysely: Kysely<Tables>,
  release: Release,
  onStanding: OnStanding | undefined,
  origin: NonNullable<PublishOptions['origin']>,
) {
  const standing = written(onStanding)
  // A release that is live already stays as it is deployed, its canary too: that is what a host does that starts again.
  const { rows } = await sql<DeploymentRow>`
    with ${storing(release)}
    insert into deployment (live, on_standing, asked, at)
    values (${release.hash}, ${standing}::text::json, ${origin === 'asked'}, ${release.publishedAt})
    on conflict (is_only) do update set
      live = excluded.live,
      live_before = case when deployment.live = excluded.live then deployment.live_before else deployment.live end,
      canary_release = case when deployment.live = excluded.live then deployment.canary_release end,
      canary_percent = case when deployment.live = excluded.live then deployment.canary_percent end,
      on_standing = excluded.on_standing,
      asked = excluded.asked,
      at = excluded.at
    where (deployment.live <> excluded.live and not (
        -- What this statement stores it does not see.
        ${origin === 'found'} and deployment.asked and exists (select from releases where hash = ${release.hash})
      ))
      or (${onStanding !== undefined} and deployment.on_standing::text is distinct from excluded.on_standing::text)
    returning *`.execute(kysely)
  return rows[0]
}

async function publishToSome(
  kysely: Kysely<Tables>,
  release: Release,
  percent: number,
  onStanding: OnStanding | undefined,
) {
  const standing = written(onStanding)
  const { rows } = await sql<DeploymentRow>`
    with ${storing(release, sql`exists (select from deployment)`)}
    update deployment set
      canary_release = ${release.hash}, canary_percent = ${percent}, asked = true, at = ${release.publishedAt},
      on_standing = case when ${onStanding === undefined} and canary_release = ${release.hash} then on_standing else ${standing}::text::json end
    where live <> ${release.hash} and (
      (canary_release, canary_percent) is distinct from (${release.hash}::text, ${percent}::double precision)
      or (${onStanding !== undefined} and on_standing::text is distinct from ${standing}::text)
    )
    returning *`.execute(kysely)
  return rows[0]
}

async function deployStored(kysely: Kysely<Tables>, { live, canary, onStanding, expected }: Deploy, at: number) {
  try {
    const { rows } = await sql<DeploymentRow>`
      insert into deployment (live, canary_release, canary_percent, on_standing, asked, at)
      values (${live}, ${canary?.release ?? null}, ${canary?.percent ?? null}, ${written(onStanding)}::text::json, true, ${at})
      on conflict (is_only) do update set
        live = excluded.live,
        live_before = case when deployment.live = excluded.live then deployment.live_before else deployment.live end,
        canary_release = excluded.canary_release,
        canary_percent = excluded.canary_percent,
        on_standing = excluded.on_standing,
        asked = true,
        at = excluded.at
      where ${expected ?? null}::text is null or deployment.live = ${expected ?? null}::text
      returning *`.execute(kysely)
    if (rows[0]) return rows[0]
  } catch (error) {
    if (databaseErrorCode(error) !== FOREIGN_KEY_VIOLATION) throw error
    const missing = canary && (await isStored(kysely, live)) ? canary.release : live
    throw new AppError('notFound', { detail: `There is no release "${missing}". Publish it first.` }, { cause: error })
  }
  throw new AppError('conflict', { detail: `Release "${expected}" is not live any more: somebody deployed another.` })
}

async function isStored(kysely: Kysely<Tables>, hash: string): Promise<boolean> {
  return (await kysely.selectFrom('releases').select('hash').where('hash', '=', hash).executeTakeFirst()) !== undefined
}

/** null: they finish where they are, which is what nobody need ask for. */
const written = (on: OnStanding = PIN): string | null => (on.policy === 'pin' ? null : JSON.stringify(on))

type DeploymentRow = Omit<Tables['deployment'], 'is_only' | 'asked'>

function readDeployment(row: DeploymentRow): Deployment {
  const { live, canary_release, canary_percent, live_before, on_standing, at } = row
  const canary =
    canary_release === null || canary_percent === null ? null : { release: canary_release, percent: canary_percent }
  return { live, canary, onStanding: on_standing ?? PIN, before: live_before, at }
}

type ReleaseRow = Omit<Tables['releases'], 'workspace'> & { readonly workspace?: Workspace }

function readRelease({ hash, published_at, note, git_commit }: ReleaseRow) {
  return { hash, publishedAt: published_at, note, ...(git_commit === null ? {} : { commit: git_commit }) }
}
