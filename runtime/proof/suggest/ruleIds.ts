import { normaliseText } from '../../engine/match/normaliseText.ts'

/** An id of a rule for each label: the label as a slug where it gives one, and no two alike. None is `noMatch`, which is the node's own exit: slugs have no capitals. */
export function ruleIds(labels: readonly string[]): ReadonlyMap<string, string> {
  const taken = new Set<string>()
  return new Map(
    labels.map((label) => {
      const slug =
        normaliseText(label)
          .text.replace(/[^a-z0-9]+/g, '-')
          .replace(/^-|-$/g, '') || 'rule'
      let id = slug
      for (let more = 2; taken.has(id); more += 1) id = `${slug}-${more}`
      taken.add(id)
      return [label, id] as const
    }),
  )
}
