/** The flow's language that serves someone who asks for `wanted`: the same tag, else the same base language; null when there is none. */
export function chooseLanguage(wanted: string | undefined, languages: readonly string[]): string | null {
  if (wanted === undefined || wanted === '') return null
  const lower = wanted.toLowerCase()
  const exact = languages.find((language) => language.toLowerCase() === lower)
  if (exact !== undefined) return exact
  const base = lower.split('-')[0]
  return languages.find((language) => language.toLowerCase().split('-')[0] === base) ?? null
}
