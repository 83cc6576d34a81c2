import type { OutboundMessage } from '../../../../schemas/wire.ts'
import { isDeepEqual } from '../../isDeepEqual.ts'

type Messages = readonly OutboundMessage[]
type Words = readonly string[]

/** What two rows of messages do not share, in words: what is the same at their beginning and at their end is left out. */
export function sayMessages(a: Messages, b: Messages): readonly [before: Words, after: Words] {
  const shortest = Math.min(a.length, b.length)
  let start = 0
  while (start < shortest && isDeepEqual(a[start], b[start])) start += 1
  let end = 0
  while (end < shortest - start && isDeepEqual(a.at(-1 - end), b.at(-1 - end))) end += 1
  const [one, other] = [a.slice(start, a.length - end), b.slice(start, b.length - end)]
  const [before, after] = [one.map(say), other.map(say)]
  // Buttons may look the same and send something else back.
  return isDeepEqual(before, after) ? [one.map(sayAll), other.map(sayAll)] : [before, after]
}

/** The text, and its buttons where they are not the numbered lines of the text. */
function say({ text, quickReplies = [], links = [], cards = [], media }: OutboundMessage): string {
  const buttons = quickReplies.filter(({ label }, index) => !text?.includes(`${index + 1}. ${label}`))
  return [
    ...(text === undefined ? [] : [`“${text}”`]),
    ...cards.map(({ title, buttons: own }) => `“${title}”${own.map(({ label }) => ` [${label}]`).join('')}`),
    ...[...buttons, ...links].map(({ label }) => `[${label}]`),
    ...(media === undefined ? [] : [`${media.kind} ${media.url}`]),
  ].join(' ')
}

const sayAll = (message: OutboundMessage): string => JSON.stringify(message)
