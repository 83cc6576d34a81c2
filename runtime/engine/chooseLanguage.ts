import { languageTag } from './languageTag.ts'

/**
 * The flow's language that serves someone who asks for `wanted`: the same tag, else the longest beginning of it (RFC 4647, 3.4), else the same
 * base language; null when there is none.
 */
export function chooseLanguage(wanted: string | undefined, languages: readonly string[]): string | null {
  const tag = wanted === undefined ? undefined : languageTag(wanted)?.toLowerCase()
  if (tag === undefined) return null
  for (let asked = tag; asked !== ''; asked = asked.slice(0, Math.max(0, asked.lastIndexOf('-')))) {
    const exact = languages.find((language) => language.toLowerCase() === asked)
    if (exact !== undefined) return exact
  }
  const base = tag.split('-')[0]
  return languages.find((language) => language.toLowerCase().split('-')[0] === base) ?? null
}
