import type { Egress } from '../../egress/createEgress.ts'
import { callGraph, type Graph } from './callGraph.ts'

/** Marks all that the customer wrote as read, and shows for 20 s that somebody writes. */
export async function typeTo(id: string, graph: Graph, path: string, egress: Egress): Promise<void> {
  for (const sender_action of ['mark_seen', 'typing_on']) {
    await callGraph(egress, graph, { path, body: { recipient: { id }, sender_action } })
  }
}
