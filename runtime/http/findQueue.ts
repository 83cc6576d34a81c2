import { AppError } from '../AppError.ts'
import { nearest } from '../engine/files/nearest.ts'
import type { HttpDeps } from './HttpDeps.ts'

/** The queues of the live release, and those of older releases that still hold somebody. */
export async function queueNames({ live, queues }: Pick<HttpDeps, 'live' | 'queues'>): Promise<readonly string[]> {
  const held = (await queues.counts()).map(({ queue }) => queue)
  return [...new Set([...Object.keys(live().workspace.queues), ...held])].sort()
}

/** Throws `notFound` with the name that was probably meant, unless every queue is known. `pointer` is the place in the body. */
export async function requireQueues(
  deps: Pick<HttpDeps, 'live' | 'queues'>,
  wanted: readonly string[],
  pointer?: (index: number) => string,
): Promise<void> {
  const own = deps.live().workspace.queues
  const names = wanted.every((queue) => Object.hasOwn(own, queue)) ? wanted : await queueNames(deps)
  for (const [index, queue] of wanted.entries()) {
    if (names.includes(queue)) continue
    const near = nearest(queue, names)
    const hint = near === null ? `Queues: ${names.slice(0, 20).join(', ')}.` : `Did you mean "${near}"?`
    throw new AppError('notFound', {
      detail: `There is no queue "${queue.slice(0, 200)}". ${hint}`,
      ...(pointer === undefined ? {} : { pointer: pointer(index) }),
    })
  }
}
