import { expect, test } from 'vitest'
import { CAPABILITIES } from '../../runtime/channels/kinds.ts'
import { fits } from '../../runtime/channels/layOut/measure.ts'
import type { Shown } from '../../runtime/channels/Shown.ts'
import { shownOn } from '../../runtime/channels/shownOn.ts'
import type { Channel } from '../../schemas/resources.ts'

type Kind = Channel['kind']
const KINDS = Object.keys(CAPABILITIES) as Kind[]
const textsOf = (shown: readonly Shown[]) => shown.flatMap((each) => ('text' in each && each.text ? [each.text] : []))
const formOf = (shown: readonly Shown[]): string =>
  shown.flatMap((each) => (each.as === 'choices' ? [each.form] : []))[0] ?? 'numbered'

/** Every form of a kind whose labels have a longest length, with a label of exactly that length. */
const LIMITS = KINDS.flatMap((kind) =>
  CAPABILITIES[kind].choices.flatMap(({ as, label }) => {
    if (label === null) return []
    return [[kind, as, label.max, label.unit] as const]
  }),
)

test.each(LIMITS)(
  'label one over the limit: another rung, never cut, value unchanged (%s, %s, %i %s)',
  (kind, form, max) => {
    const label = 'a'.repeat(max + 1)
    const quickReplies = [
      { label, value: 'topic/bill' },
      { label: 'Other', value: 'topic/other' },
    ]
    const shown = shownOn(kind, { text: 'Which?', quickReplies })
    const pressed = shown.flatMap((each) => (each.as === 'choices' ? each.choices : []))
    // On another form, or whole beside its number.
    const isPressed = pressed.some((choice) => choice.label === label)
    expect(isPressed ? formOf(shown) : 'written').not.toBe(form)
    expect(isPressed || JSON.stringify(shown).includes(label)).toBe(true)
    if (pressed.length > 0) expect(pressed.map(({ value }) => value)).toEqual(['topic/bill', 'topic/other'])
    const fitting = shownOn(kind, { text: 'Which?', quickReplies: [{ label: label.slice(1), value: 'v' }] })
    expect(fitting.flatMap((each) => (each.as === 'choices' ? each.choices : []))).toMatchObject([
      { label: label.slice(1), value: 'v' },
    ])
  },
)

test('text 1,025 with buttons: split, buttons on the last part', () => {
  const text = 'Please tell us what it is about. '.repeat(40).slice(0, 1_024).concat('?')
  const quickReplies = [
    { label: 'A bill', value: 'bill' },
    { label: 'A fault', value: 'fault' },
  ]
  expect(shownOn('whatsapp', { text: text.slice(1), quickReplies })).toHaveLength(1)
  const shown = shownOn('whatsapp', { text, quickReplies })
  expect(shown.map(({ as }) => as)).toEqual(['text', 'choices'])
  expect(shown.at(-1)).toMatchObject({ form: 'buttons', choices: quickReplies })
  expect(textsOf(shown).join('')).toBe(text)
})

/** Words of several scripts, each with what is more than one code unit or code point. */
const SCRIPTS = [
  ['English', 'Your order is on its way, thank you for your patience. '],
  ['Italian', 'Perché l’ordine è già partito, così arriverà giovedì. '],
  ['Chinese', '您的订单已经发出，预计星期四送达，感谢您的耐心等待。'],
  ['families and flags', '👨‍👩‍👧‍👦 🇮🇹 👍🏽 '],
  ['accents of their own', 'cafe\u0301 nai\u0308ve '],
] as const

/** A mail holds more than anybody writes. */
const SPLITTING = KINDS.filter((kind) => (CAPABILITIES[kind].text.max ?? 0) < 100_000)

test.each(SPLITTING.flatMap((kind) => SCRIPTS.map(([script, words]) => [kind, script, words] as const)))(
  'split never inside a grapheme or word, no half surrogate, parts re-join to the text (%s, %s)',
  (kind, _script, words) => {
    const { max, unit } = CAPABILITIES[kind].text
    const length = max ?? 20_000
    const text = words.repeat(Math.ceil((3 * length) / words.length)).trimEnd()
    const parts = textsOf(shownOn(kind, { text }))
    expect(parts.join('')).toBe(text)
    expect(parts.length).toBe(max === null ? 1 : Math.max(2, parts.length))
    const ends = new Set<number>()
    for (const granularity of ['grapheme', 'word'] as const) {
      const starts = new Set(Array.from(new Intl.Segmenter('en', { granularity }).segment(text), ({ index }) => index))
      let at = 0
      for (const part of parts.slice(0, -1)) {
        at += part.length
        if (!starts.has(at)) ends.add(at)
      }
    }
    expect([...ends]).toEqual([])
    for (const part of parts) {
      expect(part.isWellFormed()).toBe(true)
      if (max !== null) expect(fits(part, max, unit)).toBe(true)
    }
  },
)
