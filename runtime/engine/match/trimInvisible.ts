// White and invisible characters that a keyboard, a copied text or a platform leaves around what was meant, each one UTF-16 unit. Variation
// selectors and tags are not among them: an emoji may end with one.
const OUTER =
  /[\s\p{Z}\p{Cc}\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164\ufeff\uffa0\ufff9-\ufffb]/u
const EVERYWHERE = new RegExp(OUTER, 'gu')

/** The text without what is white or invisible at its beginning and end. A scan: an expression for the end takes the square of a run of spaces. */
export function trimInvisible(text: string): string {
  let start = 0
  let end = text.length
  while (start < end && isOuter(text, start)) start += 1
  while (end > start && isOuter(text, end - 1)) end -= 1
  return text.slice(start, end)
}

/** The text without anything white or invisible. */
export function withoutInvisible(text: string): string {
  return text.replace(EVERYWHERE, '')
}

function isOuter(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code > 32 && code < 127 ? false : OUTER.test(text.charAt(at))
}
