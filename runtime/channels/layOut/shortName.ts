/** What a short name looks like; nothing that an author writes does by chance. */
const NAME = /^~[0-9a-z]{14}$/

/**
 * A short name of a value that is too long for a platform's button: always the same for the same value, so that it needs no table. Whoever
 * takes a press in looks it up among what was sent to that customer, see `valueNamed`.
 */
export function shortName(value: string): string {
  return `~${digits(hash(value, 0x811c9dc5))}${digits(hash(value, 0x9e3779b9))}`
}

export const isShortName = (value: string): boolean => NAME.test(value)

/** The value that came back under a short name, of the buttons that were sent; null when none of them has it, undefined when it is no short name. */
export function valueNamed(name: string, sent: Iterable<{ readonly value: string }>): string | null | undefined {
  if (!isShortName(name)) return undefined
  for (const { value } of sent) if (shortName(value) === name) return value
  return null
}

const digits = (number: number): string => number.toString(36).padStart(7, '0')

/** FNV-1a over UTF-16, stirred at the end so that both halves of a name differ for alike values. */
function hash(text: string, seed: number): number {
  let value = seed
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193)
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35)
  return (value ^ (value >>> 16)) >>> 0
}
