import type { Egress } from '../../egress/createEgress.ts'
import type { Failure, Known, PlatformAnswer } from '../Adapter.ts'
import { jsonOf, recordOf, textOf } from '../hostile.ts'
import { callGraph, type Graph } from './callGraph.ts'
import { classifyGraph } from './classifyGraph.ts'

/** Whether Meta gives the account at `path` to whoever shows this token; its name is the first of these fields that it has. */
export async function checkGraph(
  graph: Graph,
  path: string,
  names: readonly string[],
  egress: Egress,
): Promise<Known | Failure> {
  const found = read(await callGraph(egress, graph, { path: `${path}?fields=${names.join(',')}` }))
  if ('class' in found) return found
  const name = names.map((field) => textOf(found.answer[field])).find((text) => text !== null)
  return { class: 'ok', name: name ?? null }
}

/** Has Meta tell the app of what happens on the account at `path`. */
export async function subscribeGraph(
  graph: Graph,
  path: string,
  body: object,
  egress: Egress,
): Promise<{ readonly class: 'ok' } | Failure> {
  const set = read(await callGraph(egress, graph, { path: `${path}/subscribed_apps`, body }))
  return 'class' in set ? set : { class: 'ok' }
}

function read(given: PlatformAnswer | Failure): { readonly answer: ReturnType<typeof recordOf> } | Failure {
  if ('class' in given) return given
  const made = classifyGraph(given, { 190: 'auth', 10: 'auth', 100: 'invalidRecipient' }, () => null)
  return made.class === 'ok' ? { answer: recordOf(jsonOf(given.body)) } : made
}
