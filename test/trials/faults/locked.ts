import type { Fault } from './Fault.ts'

const fault = (name: string, lock: string): Fault => ({
  name,
  hosts: 2,
  database: 'postgres',
  hurt: async ({ sql }) => {
    await sql(`begin; ${lock}`)
    return async () => {
      await sql('rollback')
    }
  },
  holdMs: 10_000,
  rounds: 5,
})

/** Somebody works in the database and holds what the hosts need. */
export const locks: readonly Fault[] = [
  fault('locked-table', 'lock table turns in access exclusive mode'),
  fault('locked-rows', 'select 1 from conversations order by started_at desc limit 20 for update'),
]
