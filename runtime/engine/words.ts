/**
 * A sentence that can be said in other languages: the English one with `{0}`, `{1}` … for what changes, and what stands there: a name or
 * a text as it is, other words, an instant (epoch ms), or a length of time (ISO 8601). `{:…}` is never said: it tells what is meant where English has one word for two
 * things, as `closed{:conversation}`.
 */
export type Words = { readonly template: string; readonly values: readonly Value[] }
export type Value = string | Words | { readonly at: number } | { readonly duration: string }

/** words`Waits at ${node}.` is `{ template: 'Waits at {0}.', values: [node] }`. */
export function words(texts: TemplateStringsArray, ...values: readonly (Value | number)[]): Words {
  return {
    template: texts.map((text, index) => (index === 0 ? text : `{${index - 1}}${text}`)).join(''),
    values: values.map((value) => (typeof value === 'number' ? String(value) : value)),
  }
}

/** Words one after the other, each two put together by `join`; an empty text for none. */
export function joinWords(values: readonly Value[], join: (first: Value, second: Value) => Words): Value {
  const [first = '', ...others] = values
  return others.reduce<Value>(join, first)
}

export type Speaker = {
  /** the sentence in another language, with the same `{0}` … in any order */
  readonly translate: (template: string) => string
  readonly sayInstant: (at: number) => string
  /** default: as it is */
  readonly sayDuration?: (duration: string) => string
  /** how a name or a text stands within a sentence; default: as it is */
  readonly sayText?: (text: string) => string
}

const ENGLISH: Speaker = { translate: (template) => template, sayInstant: (at) => new Date(at).toISOString() }

/** Puts words together; without a speaker in English, with instants in UTC. */
export function sayWords({ template, values }: Words, speaker: Speaker = ENGLISH): string {
  return speaker.translate(template).replace(/\{(?:(\d+)|:[^}]*)\}/g, (place, index?: string) => {
    if (index === undefined) return ''
    const value = values[Number(index)]
    return value === undefined ? place : sayValue(value, speaker)
  })
}

/** What stands in a place of a sentence, said alone. */
export function sayValue(value: Value, speaker: Speaker = ENGLISH): string {
  if (typeof value === 'string') return speaker.sayText?.(value) ?? value
  if ('at' in value) return speaker.sayInstant(value.at)
  return 'duration' in value ? (speaker.sayDuration?.(value.duration) ?? value.duration) : sayWords(value, speaker)
}
