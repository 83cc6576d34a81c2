import type { UploadStore } from '../outbox/UploadStore.ts'
import type { Database } from './Database.ts'

export function createUploadStore({ kysely }: Database): UploadStore {
  return {
    find: async (account, file, now) => {
      const row = await kysely
        .selectFrom('uploads')
        .select(['id', 'until', 'is_ready'])
        .where('account', '=', account)
        .where('file', '=', file)
        .where('until', '>', now)
        .executeTakeFirst()
      return row === undefined ? null : { id: row.id, until: row.until, isReady: row.is_ready }
    },
    keep: async (account, file, { id, until, isReady }, now) => {
      // What nobody asks for any more goes with what comes.
      await kysely.deleteFrom('uploads').where('account', '=', account).where('until', '<=', now).execute()
      await kysely
        .insertInto('uploads')
        .values({ account, file, id, until, is_ready: isReady })
        .onConflict((conflict) => conflict.columns(['account', 'file']).doUpdateSet({ id, until, is_ready: isReady }))
        .execute()
    },
    forget: async (account, file, id) => {
      await kysely
        .deleteFrom('uploads')
        .where('account', '=', account)
        .where('file', '=', file)
        .where('id', '=', id)
        .execute()
    },
  }
}
