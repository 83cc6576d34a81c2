import { type Kysely, sql } from 'kysely'
import { AppError } from '../AppError.ts'
import type { Workspace } from '../engine/workspace.ts'
import type { HostEvents } from '../inbound/HostEvents.ts'
import type { Deployment, ReleaseStore } from '../releases/ReleaseStore.ts'
import type { Database } from './Database.ts'
import { databaseErrorCode } from './databaseError.ts'
import type { Tables } from './tables.ts'

const FOREIGN_KEY_VIOLATION = '23503'

export function createReleaseStore({ kysely }: Database, events: HostEvents): ReleaseStore {
  const deployment = async (): Promise<Deployment | null> => {
    const row = await kysely.selectFrom('deployment').selectAll().executeTakeFirst()
    return row ? readDeployment(row) : null
  }
  return {
    publish: async ({ hash, publishedAt, note, workspace }) => {
      // A release that is live already stays as it is deployed, its canary too: that is what a host does that starts again.
      const { rows } = await sql<DeploymentRow>`
        with stored as (
          insert into releases (hash, published_at, note, workspace)
          values (${hash}, ${publishedAt}, ${note}, ${JSON.stringify(workspace)}::text::json)
          on conflict (hash) do nothing
        )
        insert into deployment (live, at) values (${hash}, ${publishedAt})
        on conflict (is_only) do update set live = excluded.live, canary_release = null, canary_percent = null, at = excluded.at
        where deployment.live <> excluded.live
        returning *`.execute(kysely)
      const changed = rows[0]
      if (changed) events.publish([{ type: 'release', hash }])
      const now = changed ? readDeployment(changed) : await deployment()
      if (!now) throw new AppError('internal', { detail: 'A release was published and nothing is deployed.' })
      return now
    },
    deploy: async ({ live, canary }, at) => {
      const row = await deploy(kysely, live, canary, at)
      events.publish([{ type: 'release', hash: live }])
      return readDeployment(row)
    },
    find: async (hash) => {
      const row = await kysely.selectFrom('releases').selectAll().where('hash', '=', hash).executeTakeFirst()
      return row ? { ...readRelease(row), workspace: row.workspace } : null
    },
    list: async (limit) => {
      const rows = await kysely
        .selectFrom('releases')
        .select(['hash', 'published_at', 'note'])
        .orderBy('published_at', 'desc')
        .orderBy('hash')
        .limit(limit)
        .execute()
      return rows.map(readRelease)
    },
    deployment,
  }
}

async function deploy(kysely: Kysely<Tables>, live: string, canary: Deployment['canary'], at: number) {
  const values = { live, canary_release: canary?.release ?? null, canary_percent: canary?.percent ?? null, at }
  try {
    return await kysely
      .insertInto('deployment')
      .values(values)
      .onConflict((conflict) => conflict.column('is_only').doUpdateSet(values))
      .returningAll()
      .executeTakeFirstOrThrow()
  } catch (error) {
    if (databaseErrorCode(error) !== FOREIGN_KEY_VIOLATION) throw error
    const missing = canary && (await isStored(kysely, live)) ? canary.release : live
    throw new AppError('notFound', { detail: `There is no release "${missing}". Publish it first.` }, { cause: error })
  }
}

async function isStored(kysely: Kysely<Tables>, hash: string): Promise<boolean> {
  return (await kysely.selectFrom('releases').select('hash').where('hash', '=', hash).executeTakeFirst()) !== undefined
}

type DeploymentRow = { live: string; canary_release: string | null; canary_percent: number | null; at: number }

function readDeployment({ live, canary_release, canary_percent, at }: DeploymentRow): Deployment {
  const canary =
    canary_release === null || canary_percent === null ? null : { release: canary_release, percent: canary_percent }
  return { live, canary, at }
}

type ReleaseRow = { hash: string; published_at: number; note: string | null; workspace?: Workspace }

function readRelease({ hash, published_at, note }: ReleaseRow) {
  return { hash, publishedAt: published_at, note }
}
