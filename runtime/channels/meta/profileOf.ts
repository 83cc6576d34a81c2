import type { Egress } from '../../egress/createEgress.ts'
import { jsonOf, recordOf, textOf } from '../hostile.ts'
import { callGraph, type Graph } from './callGraph.ts'

/** The name of somebody who has written; null when the platform does not tell it. */
export async function profileOf(
  id: string,
  fields: readonly string[],
  graph: Graph,
  egress: Egress,
): Promise<{ readonly name?: string } | null> {
  const answer = await callGraph(egress, graph, { path: `${encodeURIComponent(id)}?fields=${fields.join(',')}` })
  if ('class' in answer || answer.status >= 300) return null
  const profile = recordOf(jsonOf(answer.body))
  const name = fields
    .map((field) => textOf(profile[field]))
    .filter((part) => part !== null)
    .join(' ')
  return name === '' ? null : { name }
}
