import type { ELK } from 'elkjs/lib/elk-api.js'
import type { Flow } from '../../schemas/flow.ts'
import { placesFromElk, type Size, toElk } from '../document/arrangement.ts'
import type { Drawing, Point } from '../document/Drawing.ts'

let loading: Promise<ELK> | null = null

/** The library and its worker, loaded when they are first needed: they are as large as the rest of the designer. */
async function load(): Promise<ELK> {
  const [{ default: elk }, { default: worker }] = await Promise.all([
    import('elkjs/lib/elk-api.js'),
    import('elkjs/lib/elk-worker.min.js?url'),
  ])
  return new elk.default({ workerFactory: () => new Worker(worker) })
}

/** A tidy place for every node of a flow, found in a worker. Rejects when the library cannot be loaded. */
export async function arrangeFlow(
  drawing: Drawing,
  flows: { readonly [id: string]: Flow },
  sizes: { readonly [id: string]: Size },
): Promise<{ readonly [id: string]: Point }> {
  loading ??= load().catch((error: unknown) => {
    loading = null
    throw error
  })
  const elk = await loading
  return placesFromElk(await elk.layout(toElk(drawing, flows, sizes)), drawing.flow.start)
}
