/** How messages were routed: counts, and shares from 0 to 1 that are null where there was no such message. */
export type Score = {
  readonly messages: number
  readonly right: number
  /** of the labelled messages that went somewhere, those that went right */
  readonly precision: number | null
  /** of the labelled messages, those that went right */
  readonly recall: number | null
  /** of the messages that belong nowhere, those that went somewhere */
  readonly falseTriggers: number | null
}

/** Holds where messages went against where they belong; null: nowhere. */
export function scoreRoutes(labels: readonly (string | null)[], routes: readonly (string | null)[]): Score {
  const counts = { labelled: 0, routed: 0, right: 0, unlabelled: 0, wronglyRouted: 0 }
  labels.forEach((label, index) => {
    const route = routes[index] ?? null
    if (label === null) {
      counts.unlabelled += 1
      if (route !== null) counts.wronglyRouted += 1
      return
    }
    counts.labelled += 1
    if (route !== null) counts.routed += 1
    if (route === label) counts.right += 1
  })
  const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole)
  return {
    messages: labels.length,
    right: counts.right,
    precision: share(counts.right, counts.routed),
    recall: share(counts.right, counts.labelled),
    falseTriggers: share(counts.wronglyRouted, counts.unlabelled),
  }
}
