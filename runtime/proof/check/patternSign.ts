/*
 * Signs that nobody writes among words. Punctuation that people do write is none: "how much?", "C++", "24/7", "5$", "wi-fi (home)", "401(k)",
 * "4* hotel", "C:\Users", "[图片]谢谢".
 */
const SIGNS: readonly RegExp[] = [
  // any of several: (refund|return)
  /[|｜]/u,
  // anything, anything more: refund.*
  /\.[*+]|\.\?(?=\p{L})/u,
  // a class: [0-9]+, [^a], gr[ae]y
  /\[\^?(?:[\p{L}\p{N}]-[\p{L}\p{N}])+[^\]\p{L}]*\]|\[\^[^\]]+\]|\][*+{]|\]\?(?=\p{L})/u,
  /\p{Script=Latin}\[\p{Script=Latin}{1,5}\]|\[\p{Script=Latin}{1,5}\](?=\p{Script=Latin})/u,
  // a group: (?:a), (refund)+, refund(s)?, invoice(s)
  /\(\?[:=!<imsPU]|\)[*+{]|\)\?(?=\p{L})|\p{L}\([^)]*\)\?|^\([^)]*\)\?/u,
  /\p{Script=Latin}\(\p{Ll}{1,3}\)/u,
  // so many: x{2,3}
  /\{\d+(?:,\d*)?\}/u,
  // an end: ^hi$; dollars have their countries before them
  /^\^(?=[\p{L}\p{N}([\\.])|(?<!(?<!\p{L})(?:US|AU?|CAN?|C|NZ|HK|SG?|R|NT|MX|AR|CL|COL?|J|TT|Z))(?<=\p{L})\$$/iu,
  // a letter that may be missing: colou?r; an address has a value behind it
  /\p{Ll}\?(?=\p{Ll})(?!\w+=)|\p{Lu}\?(?=\p{Lu})(?!\w+=)/u,
  // an escape: \bword\b, \d+, 1\.5
  /(?<![\p{L}\p{N}:\\])\\[\p{L}\p{N}]|\\[bBdDwWsS](?![\p{L}\p{N}])|\\[.*+?()[\]{}|^$\\/]/u,
  // an expression or a wildcard as other tools have them: /x/i, %x%
  /^\/[^/]+\/[gimu]{0,3}$|^%.+%$/u,
  // anywhere but at the end, and not as people count and multiply: ref*nd, but 4* hotel and 10*15
  /(?<!\d)\*(?!$)|\*(?![\d\s]|$)/u,
  // looks like one, and is none
  /＊/u,
]

/** The first sign of a pattern in a keyword; null: it can be meant as words, or as the beginning of a word. */
export function patternSign(keyword: string): string | null {
  const text = keyword.trim()
  for (const sign of SIGNS) {
    const [found] = sign.exec(text) ?? []
    if (found !== undefined) return found
  }
  return null
}
