/** A skill as people name it, with the level that is required of it, if any: `billing 3`. */
export function nameSkill({ skill, level }: { readonly skill: string; readonly level?: number }): string {
  return level === undefined ? skill : `${skill} ${level}`
}
