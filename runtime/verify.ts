import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from './AppError.ts'
import { checkInvariants, type Verdict } from './store/checkInvariants.ts'
import { openPglite } from './store/pglite/PgliteDatabase.ts'
import { openPostgres } from './store/postgres/PostgresDatabase.ts'

/** Verifies a database on PostgreSQL, or the embedded one in a folder, also a backup of it. Throws `unavailable` when it cannot be reached, or a host uses the folder. */
export async function verify(place: { readonly databaseUrl: string } | { readonly folder: string }): Promise<Verdict> {
  if ('folder' in place && !existsSync(join(place.folder, 'PG_VERSION')))
    throw new AppError('missingConfiguration', { detail: `There is no database in ${place.folder}.` })
  const database = 'folder' in place ? await openPglite(place.folder) : openPostgres(place.databaseUrl, 1)
  try {
    return await checkInvariants(database)
  } finally {
    await database.close()
  }
}
