/** The word that `written` was most likely meant to be: at most two slips away and a third of its length; null when none is near. */
export function nearest(written: string, words: Iterable<string>): string | null {
  let best: string | null = null
  let least = Math.min(2, Math.floor(Math.max(written.length, 3) / 3)) + 1
  for (const word of words) {
    if (Math.abs(word.length - written.length) >= least) continue
    const slips =
      word.toLowerCase() === written.toLowerCase() ? 0 : countSlips(written.toLowerCase(), word.toLowerCase())
    if (slips < least) {
      least = slips
      best = word
    }
  }
  return best
}

/** Letters added, left out, changed or swapped with the next (optimal string alignment). */
function countSlips(a: string, b: string): number {
  let beforeLast: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      let least = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        least = Math.min(least, (beforeLast[j - 2] ?? 0) + 1)
      }
      row.push(least)
    }
    beforeLast = last
    last = row
  }
  return last[b.length] ?? 0
}
