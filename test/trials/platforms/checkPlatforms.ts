/** What was seen of one customer of a platform. */
export type Thread = {
  readonly kind: string
  readonly address: string
  /** what they wrote, each once, in order */
  readonly wrote: readonly string[]
  /** what they wrote by the journal, in its order */
  readonly turns: readonly string[]
  /** what the journal says that they were told, in order; a dead one is owed nothing */
  readonly told: readonly { readonly text: string; readonly isDead: boolean }[]
  /** what their platform took for them, in order */
  readonly heard: readonly string[]
}

/** How often a platform may be sent one message whose outcome nobody knew. */
export type MostSends = { readonly [kind: string]: number }

/** Every promise that was broken to a customer; pure. */
export const checkPlatforms = (threads: readonly Thread[], most: MostSends): readonly string[] =>
  threads.flatMap(({ kind, address, wrote, turns, told, heard }) => {
    const who = `${address} on ${kind}`
    const owed = told.filter(({ isDead }) => !isDead).map(({ text }) => text)
    const first = [...new Set(heard)]
    const known = new Set(told.map(({ text }) => text))
    return [
      ...(wrote.join('\n') === turns.join('\n')
        ? []
        : [`${who} wrote ${wrote.join(', ')}, and ${turns.join(', ')} was decided.`]),
      ...owed.filter((text) => !heard.includes(text)).map((text) => `${who} was never told “${text}”.`),
      ...first.filter((text) => !known.has(text)).map((text) => `${who} was told “${text}”, which nobody said.`),
      ...first
        .map((text) => ({ text, times: heard.filter((each) => each === text).length }))
        .filter(({ times }) => times > (most[kind] ?? 1))
        .map(({ text, times }) => `${who} was told “${text}” ${times} times.`),
      ...(isInOrder(first, [...known]) ? [] : [`${who} was told ${first.join(', ')} in this order.`]),
    ]
  })

function isInOrder(some: readonly string[], all: readonly string[]): boolean {
  const places = some.map((text) => all.indexOf(text)).filter((place) => place >= 0)
  return places.every((place, index) => index === 0 || place > (places[index - 1] ?? place))
}
