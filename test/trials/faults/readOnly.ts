import type { Fault } from './Fault.ts'

/** The server takes no writes, in new sessions and in those of the hosts, which it ends. */
export const readOnly: Fault = {
  name: 'read-only',
  hosts: 2,
  database: 'postgres',
  hurt: async ({ sql }) => {
    const set = (to: 'on' | 'off') =>
      sql(
        `do $$ begin execute format('alter database %I set default_transaction_read_only = ${to}', current_database()); end $$`,
      )
    await set('on')
    await sql(
      "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'usher'",
    )
    return async () => {
      // Its own session is as it was.
      await set('off')
    }
  },
  holdMs: 10_000,
  rounds: 5,
}
