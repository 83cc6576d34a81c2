const NAMED = 10

/** A round as a reader follows it: `a → b → a`; of a long one the beginning and the end. */
export function describeRound(round: readonly string[]): string {
  const [first = ''] = round
  const named =
    round.length <= NAMED
      ? round
      : [...round.slice(0, NAMED - 2), `… ${round.length - NAMED + 1} more …`, round.at(-1) ?? '']
  return [...named, first].join(' → ')
}
