import type { Fault } from './Fault.ts'

/** SIGSTOP of one of two hosts for longer than its leases hold, then SIGCONT: it goes on where it was, and must not write what is no longer its own. */
export const freeze: Fault = {
  name: 'freeze',
  hosts: 2,
  database: 'postgres',
  hurt: async ({ hosts }, round) => {
    const index = round % 2
    hosts.freeze(index)
    return () => hosts.goOn(index)
  },
  holdMs: 12_000,
  rounds: 20,
  endsWithin: false,
  longestWaitMs: 5_000,
}
