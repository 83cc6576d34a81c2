import type { Workspace } from '../../engine/index.ts'
import { type Coverage, MEASURES, type Measure, percentOf } from '../../proof/scenario/coverageOf.ts'
import type { Io } from '../Command.ts'
import { paint, printLine } from '../print.ts'

/** Uncovered things that are named, of each kind and flow. */
const NAMED = 12

/** A figure below what workspace.json asks for. */
export type Shortfall = {
  readonly flow: string
  readonly measure: Measure
  readonly percent: number
  readonly least: number
}

export function shortfallsOf({ workspace }: Workspace, coverages: readonly Coverage[]): readonly Shortfall[] {
  return coverages.flatMap((coverage) =>
    MEASURES.flatMap((measure) => {
      const least = workspace.coverage?.[measure]
      const percent = percentOf(coverage[measure])
      return least === undefined || percent >= least ? [] : [{ flow: coverage.flow, measure, percent, least }]
    }),
  )
}

/** A line of figures for each flow, then what is not covered. */
export function printCoverage({ stdout }: Io, coverages: readonly Coverage[], shortfalls: readonly Shortfall[]): void {
  const width = Math.max(4, ...coverages.map(({ flow }) => flow.length))
  printLine(
    stdout,
    paint(stdout, 'bold', ['flow'.padEnd(width), ...MEASURES.map((name) => name.padStart(14))].join('  ')),
  )
  for (const coverage of coverages) {
    const figures = MEASURES.map((measure) => {
      const { covered, total } = coverage[measure]
      const figure = total === 0 ? '-' : `${covered}/${total} ${sayPercent(percentOf(coverage[measure])).padStart(4)}`
      const isShort = shortfalls.some((shortfall) => shortfall.flow === coverage.flow && shortfall.measure === measure)
      return paint(stdout, isShort ? 'red' : covered === total ? 'green' : 'yellow', figure.padStart(14))
    })
    printLine(stdout, [coverage.flow.padEnd(width), ...figures].join('  '))
  }
  for (const coverage of coverages) printMissing(stdout, coverage)
  for (const { flow, measure, percent, least } of shortfalls) {
    const text = `${flow}: ${sayPercent(percent)} of the ${measure} are covered; workspace.json asks for ${least}%.`
    printLine(stdout, paint(stdout, 'red', text))
  }
}

/** Never 100 while something is missing. */
const sayPercent = (percent: number): string => `${Math.floor(percent)}%`

function printMissing(stdout: NodeJS.WriteStream, { flow, nodes, exits, keywords, languages }: Coverage): void {
  const lists: readonly (readonly [Measure, readonly string[]])[] = [
    ['nodes', nodes.missing],
    ['exits', exits.missing.map(({ node, exit }) => `${node} ${exit}`)],
    ['keywords', keywords.missing.map(({ node, choice, keyword }) => `${node} ${choice} "${keyword}"`)],
    ['languages', languages.missing],
  ]
  const open = lists.filter(([, items]) => items.length > 0)
  if (open.length === 0) return
  printLine(stdout, `\nnot covered in ${paint(stdout, 'bold', flow)}`)
  for (const [measure, items] of open) {
    const more = items.length > NAMED ? `, and ${items.length - NAMED} more (--json names them all)` : ''
    printLine(stdout, `  ${measure.padEnd(9)}  ${items.slice(0, NAMED).join(', ')}${more}`)
  }
}
