import type { Flow } from '../../schemas/flow.ts'

/** The names of the entries that lead to a node. */
export const entriesAt = ({ entries = {} }: Flow, id: string): readonly string[] =>
  Object.entries(entries).flatMap(([name, to]) => (to === id ? [name] : []))
