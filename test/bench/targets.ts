import type { BenchRow } from './measure.ts'

/** What a row must show: of its value, or of its ratio to the row that it is compared with. */
export type Target = { readonly of: 'value' | 'ratio'; readonly atMost?: number; readonly atLeast?: number }
export type Verdict = { readonly target?: Target; readonly holds?: boolean }

/** The promises, by the names of the rows. */
const TARGETS: readonly (readonly [names: RegExp, target: Target])[] = [
  [/^Usher decide, /, { of: 'ratio', atMost: 1.5 }],
  [/, 5000 nodes$/, { of: 'ratio', atMost: 2 }],
  [/^100000 keywords$/, { of: 'ratio', atMost: 2 }],
  [/^session /, { of: 'value', atMost: 1_024 }],
  [/^Usher on PostgreSQL, 1 in flight$/, { of: 'ratio', atLeast: 0.5 }],
  [/^Usher on PostgreSQL, 32 in flight$/, { of: 'ratio', atLeast: 2 }],
  [/^Usher over HTTP, on PostgreSQL, 32 in flight$/, { of: 'ratio', atLeast: 2 }],
  [/^processor time a message: Usher over HTTP, on PostgreSQL, 32 in flight$/, { of: 'ratio', atMost: 1.5 }],
  [/^WhatsApp, one a webhook, /, { of: 'ratio', atLeast: 0.8 }],
  [/^WhatsApp, 100 a webhook, /, { of: 'ratio', atLeast: 3 }],
  [/^lay out a question, /, { of: 'value', atMost: 20 }],
  [/^5,000 scenarios/, { of: 'value', atMost: 10_000 }],
  [/^frame, /, { of: 'value', atMost: 17 }],
  [/^longest frame, /, { of: 'value', atMost: 50 }],
  [/^keystroke to problems shown, /, { of: 'value', atMost: 50 }],
  [/^check of 1,000 nodes/, { of: 'value', atMost: 1_000 }],
  [/^check of 12,000 keywords/, { of: 'value', atMost: 2_000 }],
]

/** The target that a row has, if any, and whether it holds. */
export function judge(row: BenchRow): Verdict {
  const target = TARGETS.find(([names]) => names.test(row.name))?.[1]
  if (target === undefined) return {}
  const is = target.of === 'value' ? row.value : (row.ratio?.is ?? Number.NaN)
  return {
    target,
    holds: is <= (target.atMost ?? Number.POSITIVE_INFINITY) && is >= (target.atLeast ?? Number.NEGATIVE_INFINITY),
  }
}
