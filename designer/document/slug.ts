/** Letters of an id; the same as in schemas/parts/slug.schema.json. */
const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/
const LONGEST = 64

/** Whether the text can be an id. `constructor` cannot: ids are the names of properties. */
export const isSlug = (text: string): boolean => text.length <= LONGEST && SLUG.test(text) && text !== 'constructor'

/** The id that a name suggests: `Pay my bill!` gives `pay-my-bill`; null when no letter of it can stand in an id. */
export function slugOf(name: string): string | null {
  const slug = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST)
    .replace(/^-+|-+$/g, '')
  return slug === '' ? null : slug
}

/** `wanted`, or the first of `wanted-2`, `wanted-3` … that is not taken. */
export function freeId(wanted: string, isTaken: (id: string) => boolean): string {
  if (!isTaken(wanted)) return wanted
  const stem = wanted.replace(/-\d+$/, '')
  for (let count = 2; ; count += 1) {
    const ending = `-${count}`
    const id = stem.slice(0, LONGEST - ending.length).replace(/-+$/, '') + ending
    if (!isTaken(id)) return id
  }
}
