/** What a turn can come of: a customer's message, a fired timer, a call's answer, an agent's reply, a queue item that is done, what a delivery came to, a first word of ours. */
type Kind = 'm' | 't' | 'c' | 'a' | 'q' | 'd' | 'o'

/**
 * The name of an arrival, the same whenever it comes again: `m:<channel>:<address>:<id>`, `t:<timer>`, `c:<call>[:<id>]`, `a:<conversation>:<id>`, `q:<item>`, `d:<delivery>[:undelivered]`,
 * `o:<channel>:<address>:<id>`.
 * Senders and bots choose their ids alone, so an id counts with whose it is; and whoever puts a separator into a part gets no name of another's.
 * The migration `0004-senders` writes the same.
 */
export function sourceOf(kind: Kind, ...parts: readonly [string, ...string[]]): string {
  const last = parts.length - 1
  return `${kind}:${parts.map((part, index) => (index === last ? part : escaped(part))).join(':')}`
}

const escaped = (part: string): string => part.replaceAll('%', '%25').replaceAll(':', '%3A')
