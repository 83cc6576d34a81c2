import { writeFile } from 'node:fs/promises'
import { adapterOf } from '../../../runtime/channels/adapters.ts'
import { channelOf } from './channelOf.ts'
import { type Case, readCases } from './readCases.ts'
import { reasonFor } from './reasonFor.ts'
import { runError } from './runError.ts'
import { runHook } from './runHook.ts'
import { runSignature } from './runSignature.ts'
import { judgeDifferences, type Verdict } from './Verdict.ts'

/**
 * Runs every case of a folder of platform bodies against the adapters, prints a table and what is wrong, and writes the counts to
 * `jsonFile`. A kind that is not connected is wrong. True when nothing is wrong.
 */
export async function runCases(folder: string, jsonFile?: string): Promise<boolean> {
  const counts: { [platform: string]: { right: number; different: number; wrong: number } } = {}
  const lines: string[] = []
  for (const { platform, cases } of await readCases(folder)) {
    const count = { right: 0, different: 0, wrong: 0 }
    const reasons = new Map<string, number>()
    for (const given of cases) {
      const verdict = await judgeCase(platform, given)
      count[verdict.is] += 1
      if (verdict.is === 'different') {
        for (const reason of verdict.reasons) reasons.set(reason, (reasons.get(reason) ?? 0) + 1)
      }
      if (verdict.is === 'wrong') lines.push(sayWrong(platform, given, verdict))
    }
    counts[platform] = count
    for (const [reason, times] of reasons) lines.push(`  ${platform}: ${times} × different: ${reason}`)
  }
  const total = Object.values(counts).reduce((sum, { wrong }) => sum + wrong, 0)
  process.stdout.write(`${[...tableOf(counts), '', ...lines].join('\n')}\n`)
  if (jsonFile !== undefined) await writeFile(jsonFile, `${JSON.stringify(counts, null, 2)}\n`)
  return total === 0
}

async function judgeCase(platform: string, given: Case): Promise<Verdict> {
  try {
    if (platform === 'errors')
      return judgeDifferences(runError(given), (found) => reasonFor(String(given.platform), found, []))
    if (platform === 'signatures') {
      return judgeDifferences(await runSignature(given), (found) => reasonFor(String(given.platform), found, []))
    }
    const channel = channelOf(platform, given.secret as object)
    const adapter = channel && adapterOf(channel)
    if (!adapter) return { is: 'wrong', differences: [{ key: 'adapter', expected: platform, got: null }] }
    const { differences, events } = await runHook(adapter, channel, given)
    return judgeDifferences(differences, (found) => reasonFor(platform, found, events))
  } catch (error) {
    // An adapter never throws.
    return { is: 'wrong', differences: [{ key: 'thrown', expected: null, got: String(error) }] }
  }
}

function sayWrong(platform: string, { name }: Case, verdict: Verdict & { readonly is: 'wrong' }): string {
  const told = verdict.differences.map(
    ({ key, expected, got }) => `${key}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(got)}`,
  )
  return `  wrong: ${platform}: ${name}: ${told.join('; ')}`
}

function tableOf(counts: { readonly [platform: string]: { readonly [column: string]: number } }): readonly string[] {
  const columns = ['right', 'different', 'wrong']
  const draw = (name: string, cells: readonly string[]) =>
    `  ${name.padEnd(12)}${cells.map((cell) => cell.padStart(11)).join('')}`
  return [
    draw('', columns),
    ...Object.entries(counts).map(([platform, count]) =>
      draw(
        platform,
        columns.map((column) => String(count[column])),
      ),
    ),
  ]
}
