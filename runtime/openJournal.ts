import { existsSync } from 'node:fs'
import { AppError } from './AppError.ts'
import { type CompiledRelease, compileRelease } from './engine/index.ts'
import type { ConversationStore } from './inbound/ConversationStore.ts'
import type { HostOptions } from './main.ts'
import { openStore } from './store/openStore.ts'

/** The journal of a host's database, for who reads it without a host. */
export type Journal = {
  readonly read: ConversationStore['journal']
  /** a release that decided some of it; null when it is gone */
  readonly findRelease: (hash: string) => Promise<CompiledRelease | null>
  readonly close: () => Promise<void>
}

/** Opens the journal; changes nothing but the tables of an older version. Throws `unavailable` when the database cannot be reached, or a host uses its folder. */
export async function openJournal(options: Pick<HostOptions, 'databaseUrl' | 'dataFolder'>): Promise<Journal> {
  const { databaseUrl, dataFolder = './.usher' } = options
  if (databaseUrl === undefined && !existsSync(dataFolder)) {
    throw new AppError('missingConfiguration', {
      detail: `There is no database in ${dataFolder}. Set DATABASE_URL or USHER_DATA to the one that a host has used.`,
    })
  }
  const store = await openStore(databaseUrl === undefined ? { dataFolder } : { databaseUrl })
  return {
    read: store.conversations.journal,
    findRelease: async (hash) => {
      const found = await store.releases.find(hash)
      return found === null ? null : compileRelease(found.workspace, hash)
    },
    close: store.close,
  }
}
