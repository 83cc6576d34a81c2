import type { EgressStream } from '../egress/createEgress.ts'

/** What tells a file's type lies within the first 4,100 bytes. */
const HEAD_BYTES = 4_100

/** A file whose beginning has come. `body`: all of it; whoever does not begin to read it lets it go by `drop`. */
export type Begun = Pick<EgressStream, 'headers'> & {
  readonly head: Uint8Array
  readonly body: AsyncIterable<Uint8Array>
  readonly drop: () => Promise<unknown>
}

export async function begin({ headers, body }: EgressStream): Promise<Begun> {
  const chunks = body[Symbol.asyncIterator]()
  const head: Uint8Array[] = []
  for (let size = 0; size < HEAD_BYTES; ) {
    const { done, value } = await chunks.next()
    if (done) break
    head.push(value)
    size += value.length
  }
  return { headers, head: Buffer.concat(head), body: rest(head, chunks), drop: async () => chunks.return?.() }
}

async function* rest(head: readonly Uint8Array[], chunks: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* head
    for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield next.value
  } finally {
    await chunks.return?.()
  }
}

/** The bytes of a file, as its server says; null when it does not. */
export function sizeIn(headers: EgressStream['headers']): number | null {
  const size = Number(headers['content-length'] ?? Number.NaN)
  return Number.isSafeInteger(size) ? size : null
}
