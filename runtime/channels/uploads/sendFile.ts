import type { Failure, SendResult } from '../Adapter.ts'
import type { FileAtPlatform } from './createUploads.ts'

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

/** A bubble with a file, to be sent. */
type Sending = {
  /** where the platform must be given it; missing: it fetches it by our address */
  readonly file: FileAtPlatform | undefined
  readonly tries: { readonly failures: number; readonly questions: number }
  /** with what the platform calls it */
  readonly send: (file?: string) => Promise<SendResult>
  readonly sendLink: () => Promise<SendResult>
}

/**
 * Sends a bubble with a file. One that cannot be had, or that the platform does not take, is a link, since its words must not be lost with it; what may pass is tried again for a while.
 */
export async function sendFile({ file, tries, send, sendLink }: Sending): Promise<FileSent> {
  const asLink = async ({ class: failure, code }: Failure): Promise<FileSent> => ({
    result: await sendLink(),
    fell: `link: ${failure}${code === null ? '' : ` (${code})`}`,
  })
  if (file === undefined) {
    const result = await send()
    return result.class === 'content' ? asLink(result) : { result }
  }
  for (;;) {
    const given = await file.give()
    if (given.class === 'notYet') {
      if (tries.questions < MOST_QUESTIONS) return { result: given }
      return asLink({ class: 'content', code: 'not ready' })
    }
    if (given.class !== 'ok') {
      const mayPass = PASSING.has(given.class) && tries.failures < MOST_FAILURES && tries.questions < MOST_QUESTIONS
      if (!mayPass || (given.retryAfterMs ?? 0) > LONGEST_WAIT_MS) return asLink(given)
      // Nothing was sent to the customer, and other messages need no upload.
      return { result: given.class === 'throttled' ? { ...given, isOfPair: true } : { ...given, class: 'retry' } }
    }
    const result = await send(given.id)
    if (result.class !== 'content') return { result }
    await file.forget(given.id)
    // One that was given earlier may be known no more.
    if (!given.isOld) return asLink(result)
  }
}
