import type { Fault } from './Fault.ts'

/** The server ends backends of hosts: all of them, or every second one. */
export const terminate: Fault = {
  name: 'terminate',
  hosts: 2,
  database: 'postgres',
  hurt: async ({ sql }, round) => {
    const some = round % 2 === 0 ? '' : 'and pid % 2 = 0'
    await sql(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'usher' ${some}`,
    )
    return () => {}
  },
  holdMs: 0,
  rounds: 200,
}
