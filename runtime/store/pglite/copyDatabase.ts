import { constants, readdirSync } from 'node:fs'
import { cp, mkdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { OF_DATABASE, putOnDisk } from './dataFolder.ts'
import { openEngine } from './openEngine.ts'

/** Where a running host puts the copy that it makes of its own database: beside it, so that nobody tells a host where to write. */
export const COPY_FOLDER = 'usher.backup'

/** Copies the files of a database that nothing writes to meanwhile, and puts the copy on disk. */
export async function copyDatabase(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true, mode: 0o700 })
  const names = readdirSync(from).filter((name) => OF_DATABASE.test(name) && !basename(name).startsWith('postmaster.'))
  for (const name of names)
    await cp(join(from, name), join(to, name), { recursive: true, mode: constants.COPYFILE_FICLONE })
  await putOnDisk(to)
}

export type Verified = { readonly conversations: number; readonly turns: number }

/** Opens a copy, and reads every row of it: pages have checksums. Throws `unavailable` when it is damaged. */
export async function verifyDatabase(folder: string): Promise<Verified> {
  const engine = await openEngine(folder)
  try {
    await engine.exec('set enable_indexscan = off; set enable_indexonlyscan = off; set enable_bitmapscan = off')
    const tables = await engine.query<{ name: string }>(
      `select quote_ident(tablename) as name from pg_tables where schemaname = 'public'`,
    )
    const counts: { [name: string]: number } = {}
    for (const { name } of tables.rows) {
      const { rows } = await engine.query<{ rows: number }>(`select count(*)::int as rows from ${name}`)
      counts[name] = rows[0]?.rows ?? 0
    }
    return { conversations: counts.conversations ?? 0, turns: counts.turns ?? 0 }
  } finally {
    await engine.close()
  }
}
