import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { compileKeywords } from '../../runtime/engine/match/compileKeywords.ts'
import { matchKeywords } from '../../runtime/engine/match/matchKeywords.ts'
import type { LabelledMessage } from '../../runtime/proof/suggest/LabelledMessage.ts'
import { scoreRoutes } from '../../runtime/proof/suggest/scoreRoutes.ts'
import { suggestKeywords } from '../../runtime/proof/suggest/suggestKeywords.ts'
import type { BenchRow } from './measure.ts'

/** HINT3's word for a message that no intent should take. */
const OUT_OF_SCOPE = 'NO_NODES_DETECTED'
/** Asked of the cross-validation, which learns from four fifths and tells two or three points less than the test then shows: about 0.91 on BANKING77. */
const OPTIONS = { precision: 0.88, most: 25, folds: 5, seed: 1 }

/**
 * Routing of messages that nobody here has written: each `<name>train.csv` of the folder gives the rules, by `usher suggest keywords`, and
 * `<name>test.csv` beside it is routed by them, without tolerance to typos and with it. Two columns, the message and its label, under a
 * line of names.
 */
export async function matchRows(folder: string): Promise<readonly BenchRow[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('train.csv')).sort()
  const rows: BenchRow[] = []
  for (const file of files) {
    const tests = await readMessages(join(folder, file.replace(/train\.csv$/, 'test.csv')))
    const { rules, labels } = suggestKeywords(await readMessages(join(folder, file)), OPTIONS)
    const ids = new Map(labels.map(({ label, rule }) => [label, rule ?? label]))
    const wanted = tests.map(({ label }) => (label === null ? null : (ids.get(label) ?? label)))
    for (const typos of [false, true]) {
      const matcher = compileKeywords(rules.map((rule) => ({ ...rule, typos })))
      const score = scoreRoutes(
        wanted,
        tests.map(({ text }) => matchKeywords(matcher, text).best?.rule ?? null),
      )
      for (const figure of ['precision', 'recall', 'falseTriggers'] as const) {
        const share = score[figure]
        if (share === null) continue
        const name = `${file.replace(/_?train\.csv$/, '') || 'train'}, ${figure}${typos ? ', with typos' : ''}`
        rows.push({ part: 'match', name, value: share * 100, unit: '%' })
      }
    }
  }
  return rows
}

async function readMessages(path: string): Promise<readonly LabelledMessage[]> {
  const rows: readonly (readonly string[])[] = parse(await readFile(path), { bom: true, from_line: 2 })
  return rows.map(([text = '', label = '']) => ({ text, label: label === OUT_OF_SCOPE ? null : label }))
}
