import type { Fault } from './Fault.ts'

const fault = (name: string, database: Fault['database'], more: Partial<Fault> = {}): Fault => ({
  name,
  hosts: 1,
  database,
  through: ['smallDisk'],
  hurt: async ({ disk }) => {
    disk?.fill()
    return () => disk?.empty()
  },
  holdMs: 8_000,
  rounds: 5,
  ...more,
})

/** The disk of the database is full; the embedded one cannot go on after that, and its host ends for whoever runs it to start it anew. */
export const fullDisks: readonly Fault[] = [
  fault('full-disk', 'postgres'),
  fault('full-disk-embedded', 'embedded', { endsHosts: true }),
]
