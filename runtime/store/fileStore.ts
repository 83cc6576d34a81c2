import type { FileStore } from '../inbound/FileStore.ts'
import type { Database } from './Database.ts'

/** So long files are looked at: longer than a case takes. */
const KEPT_MS = 90 * 24 * 60 * 60_000

export function createFileStore({ kysely }: Database): FileStore {
  return {
    keep: async (channel, files, now) => {
      if (files.length === 0) return
      // What nobody looks at any more goes with what comes.
      await kysely
        .deleteFrom('received_files')
        .where('at', '<', now - KEPT_MS)
        .execute()
      // In one order, so that two webhooks with the same files do not wait for each other.
      const byRef = new Map(files.map((file) => [file.ref, file]))
      await kysely
        .insertInto('received_files')
        .values(
          [...byRef.values()]
            .sort((a, b) => (a.ref < b.ref ? -1 : 1))
            .map(({ ref, content }) => ({ channel, ref, at: now, content: Buffer.from(content) })),
        )
        .onConflict((conflict) => conflict.columns(['channel', 'ref']).doUpdateSet({ at: now }))
        .execute()
    },
    find: async (channel, ref) => {
      const row = await kysely
        .selectFrom('received_files')
        .select('content')
        .where('channel', '=', channel)
        .where('ref', '=', ref)
        .executeTakeFirst()
      return row?.content ?? null
    },
  }
}
