import type { TrafficView } from '../../schemas/wire.ts'
import type { Count, Counts } from '../editor/Counts.ts'

/** The host's counts as the canvas shows them. */
export function countsOf({ nodes, exits, standing }: TrafficView): Counts {
  const ids = new Set([...Object.keys(nodes), ...Object.keys(standing)])
  const of = (record: { readonly [id: string]: number }, id: string) =>
    Object.hasOwn(record, id) ? (record[id] ?? 0) : 0
  return {
    nodes: new Map([...ids].map((id): [string, Count] => [id, { through: of(nodes, id), standing: of(standing, id) }])),
    exits: new Map(exits.map(({ node, exit, conversations }) => [`${node} ${exit}`, conversations])),
    most: Math.max(0, ...Object.values(nodes)),
  }
}
