/** A value in a text: nothing for none, a list with commas between. */
export function sayValue(value: unknown): string {
  if (value === undefined || value === null) return ''
  if (!Array.isArray(value)) return String(value)
  return value
    .map(sayValue)
    .filter((text) => text !== '')
    .join(', ')
}
