import { writeFile } from 'node:fs/promises'
import { availableParallelism, cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { runCases } from './channels/runCases.ts'
import { channelRows } from './channels.ts'
import { checkRows } from './check.ts'
import { designerRows } from './designer.ts'
import { engineRows } from './engine.ts'
import { gitRows } from './git.ts'
import { hostRows } from './host.ts'
import { httpRows } from './http.ts'
import { matchRows } from './match.ts'
import type { BenchRow } from './measure.ts'
import { printTable } from './printTable.ts'
import { replayRows } from './replay.ts'
import { scenarioRows } from './scenarios.ts'
import { judge } from './targets.ts'

/*
 * npm run bench [names…] [-- --data FOLDER]: runs the parts that are named, or all; prints one table and writes bench-results.json. Measures, never fails:
 * a target that is missed is marked, since another machine, or a busy one, tells other numbers.
 */

const { values, positionals: wanted } = parseArgs({
  allowPositionals: true,
  options: { data: { type: 'string' }, json: { type: 'string' } },
})

// npm run bench channels -- --data FOLDER [--json FILE]: what platforms send, against the adapters. Right or wrong, not fast or slow: it can fail.
if (wanted.length === 1 && wanted[0] === 'channels' && values.data !== undefined) {
  process.exit((await runCases(values.data, values.json)) ? 0 : 1)
}

const PARTS: { readonly [name: string]: () => Promise<readonly BenchRow[]> } = {
  channels: channelRows,
  check: checkRows,
  designer: designerRows,
  engine: engineRows,
  git: gitRows,
  host: hostRows,
  http: httpRows,
  match: () => matchRows(values.data ?? ''),
  replay: replayRows,
  test: scenarioRows,
}

const unknown = wanted.filter((name) => PARTS[name] === undefined)
if (unknown.length > 0) {
  process.stderr.write(`There is no part ${unknown.join(', ')}. The parts: ${Object.keys(PARTS).join(', ')}.\n`)
  process.exit(2)
}
const rows: BenchRow[] = []
for (const [name, measure] of Object.entries(PARTS)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  if (name === 'match' && values.data === undefined) {
    process.stderr.write('not measured: match, whose messages are fetched by whoever runs it: -- --data FOLDER\n')
    continue
  }
  process.stderr.write(`measuring: ${name} …\n`)
  rows.push(...(await measure()))
}
const judged = rows.map((row) => ({ ...row, ...judge(row) }))
process.stdout.write(printTable(judged))
const machine = { node: process.version, cpu: cpus()[0]?.model ?? '', cores: availableParallelism() }
await writeFile(
  'bench-results.json',
  `${JSON.stringify({ at: new Date().toISOString(), machine, rows: judged }, null, 2)}\n`,
)
