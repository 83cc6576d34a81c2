/** What differs from a case's expectation: the key, what it should be, what it is. */
export type Difference = { readonly key: string; readonly expected: unknown; readonly got: unknown }

export type Verdict =
  | { readonly is: 'right' }
  | { readonly is: 'different'; readonly reasons: readonly string[] }
  | { readonly is: 'wrong'; readonly differences: readonly Difference[] }

/** Everything of some differences has a reason, or the case is wrong. */
export function judgeDifferences(
  differences: readonly Difference[],
  reasonOf: (difference: Difference) => string | null,
): Verdict {
  if (differences.length === 0) return { is: 'right' }
  const reasons = differences.map(reasonOf).filter((reason) => reason !== null)
  return reasons.length === differences.length
    ? { is: 'different', reasons: [...new Set(reasons)] }
    : { is: 'wrong', differences }
}

/** A difference in one key, or none. */
export function differ(key: string, expected: unknown, got: unknown): readonly Difference[] {
  return JSON.stringify(expected) === JSON.stringify(got) ? [] : [{ key, expected, got }]
}
