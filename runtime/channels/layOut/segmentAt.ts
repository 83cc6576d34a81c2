const SEGMENTERS = {
  word: new Intl.Segmenter(undefined, { granularity: 'word' }),
  grapheme: new Intl.Segmenter(undefined, { granularity: 'grapheme' }),
}

/** As far as this around a place is looked at first: a segmenter reads all that it is given, and takes 30 µs for a long text. */
const NEAR = 100

/** A letter that a grapheme begins with whatever stands before it: Latin, or Han. */
const isStart = (code: number): boolean => (code >= 0x20 && code < 0x300) || (code >= 0x3400 && code < 0xa000)

export type Segment = { readonly from: number; readonly to: number }

/** The word or the grapheme of a text that a place lies in. */
export function segmentAt(text: string, at: number, granularity: 'word' | 'grapheme'): Segment {
  let from = Math.max(0, at - NEAR)
  while (from > 0 && !isStart(text.charCodeAt(from))) from -= 1
  const to = Math.min(text.length, at + NEAR)
  const near = find(text.slice(from, to), at - from, granularity)
  // What touches an edge may go on beyond it.
  const isWhole = (near.from > 0 || from === 0) && (from + near.to < to || to === text.length)
  return isWhole ? { from: from + near.from, to: from + near.to } : find(text, at, granularity)
}

function find(text: string, at: number, granularity: 'word' | 'grapheme'): Segment {
  const found = SEGMENTERS[granularity].segment(text).containing(at)
  return found === undefined ? { from: at, to: at } : { from: found.index, to: found.index + found.segment.length }
}
