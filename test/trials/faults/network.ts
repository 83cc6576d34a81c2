import type { NetworkProxy } from '../../support/startProxy.ts'
import type { Fault } from './Fault.ts'

const fault = (mode: Parameters<NetworkProxy['set']>[0]): Fault => ({
  name: mode,
  hosts: 2,
  database: 'postgres',
  through: ['proxy'],
  hurt: async ({ proxy }) => {
    proxy?.set(mode)
    return () => proxy?.set('open')
  },
  holdMs: 12_000,
  rounds: 5,
})

/** The network to the database: it swallows everything without a word, ends every connection and takes none, or is slow. */
export const networkFaults: readonly Fault[] = [fault('silent'), fault('closed'), fault('slow')]
