import type { Database } from './Database.ts'

/** Browsers' sessions that ended before their time, on whatever host. */
export type SessionStore = {
  /** `until`: when it would have ended by itself (epoch ms); from then on nothing need be known of it */
  readonly end: (id: string, until: number, now: number) => Promise<void>
  readonly hasEnded: (id: string) => Promise<boolean>
}

export function createSessionStore({ kysely }: Database): SessionStore {
  return {
    async end(id, until, now) {
      await kysely.deleteFrom('ended_sessions').where('until', '<=', now).execute()
      await kysely
        .insertInto('ended_sessions')
        .values({ id, until })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
    },
    async hasEnded(id) {
      const found = await kysely.selectFrom('ended_sessions').select('id').where('id', '=', id).executeTakeFirst()
      return found !== undefined
    },
  }
}
