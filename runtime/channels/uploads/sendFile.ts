import type { OutboundMessage } from '../../../schemas/wire.ts'
import type { Failure, SendResult } from '../Adapter.ts'
import type { Connected } from '../connect.ts'
import type { Uploads } from './createUploads.ts'

/** Failures that may pass; an upload that nobody knows the end of is only made again. */
const PASSING: ReadonlySet<Failure['class']> = new Set(['retry', 'throttled', 'tokenStale', 'unknown'])
/** For about half a minute a file is tried again before its words go without it. */
const MOST_FAILURES = 5
/** Longer than this nobody waits for the words of a picture. */
const LONGEST_WAIT_MS = 60_000
/** How often a platform is asked whether a file is ready. */
const MOST_QUESTIONS = 60

/** How a bubble with a file went. `fell`: why it is a link. */
export type FileSent =
  | { readonly result: SendResult; readonly fell?: string }
  | { readonly result: { readonly class: 'notYet'; readonly forMs: number }; readonly fell?: never }

/**
 * Sends a bubble whose file the platform must have been given. A file that cannot be had, or that the platform does not take, is a link, since its words must not be lost with it; what may
 * pass is tried again for a while. `send`: with what the platform calls the file, or as a link (null).
 */
export async function sendFile(
  connected: Connected,
  media: NonNullable<OutboundMessage['media']>,
  uploads: Uploads,
  tries: { readonly failures: number; readonly questions: number },
  send: (file: string | null) => Promise<SendResult>,
): Promise<FileSent> {
  const asLink = async ({ class: failure, code }: Failure): Promise<FileSent> => ({
    result: await send(null),
    fell: `link: ${failure}${code === null ? '' : ` (${code})`}`,
  })
  for (;;) {
    const at = await uploads.at(connected, media)
    if (at.class === 'notYet') {
      if (tries.questions < MOST_QUESTIONS) return { result: at }
      return asLink({ class: 'content', code: 'not ready' })
    }
    if (at.class !== 'ok') {
      const mayPass = PASSING.has(at.class) && tries.failures < MOST_FAILURES && tries.questions < MOST_QUESTIONS
      if (!mayPass || (at.retryAfterMs ?? 0) > LONGEST_WAIT_MS) return asLink(at)
      // Nothing was sent to the customer, and other messages need no upload.
      return { result: at.class === 'throttled' ? { ...at, isOfPair: true } : { ...at, class: 'retry' } }
    }
    const result = await send(at.id)
    if (result.class !== 'content') return { result }
    await uploads.forget(connected, media, at.id)
    // One that was given earlier may be known no more.
    if (!at.isOld) return asLink(result)
  }
}
