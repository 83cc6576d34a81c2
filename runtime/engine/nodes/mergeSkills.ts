import type { RequiredSkill } from '../../../schemas/flow.ts'

/** A node's own skills, then those that matched rules require; a level that the node names wins. */
export function mergeSkills(
  own: readonly RequiredSkill[],
  matched: readonly Required<RequiredSkill>[] | undefined,
): readonly Required<RequiredSkill>[] {
  const skills = own.map(({ skill, level }) => ({ skill, level: level ?? 1 }))
  if (matched === undefined) return skills
  return [...skills, ...matched.filter(({ skill }) => !own.some((required) => required.skill === skill))]
}
