import type { BenchRow } from './measure.ts'
import type { Target, Verdict } from './targets.ts'

const HEAD = ['', 'measured', '', 'beside', 'p50 ms', 'p99 ms', 'target', '']

/** A table of plain text, one block a part. */
export function printTable(rows: readonly (BenchRow & Verdict)[]): string {
  const lines = rows.map((row) => [
    row.name,
    figure(row.value),
    row.unit,
    row.ratio === undefined ? '' : `${row.ratio.is.toFixed(2)} ×`,
    row.p50 === undefined ? '' : row.p50.toFixed(2),
    row.p99 === undefined ? '' : row.p99.toFixed(2),
    row.target === undefined ? '' : sayTarget(row.target),
    row.holds === undefined ? '' : row.holds ? 'holds' : 'MISSED',
  ])
  const widths = HEAD.map((title, column) => Math.max(title.length, ...lines.map((line) => line[column]?.length ?? 0)))
  const draw = (cells: readonly string[]) =>
    `  ${cells.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  ')}`.trimEnd()
  const drawn = lines.flatMap((line, index) => {
    const part = rows[index]?.part ?? ''
    return part === rows[index - 1]?.part ? [draw(line)] : ['', part, draw(line)]
  })
  return `${[draw(HEAD), ...drawn].join('\n')}\n`
}

function figure(value: number): string {
  return value >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(2)
}

function sayTarget({ of, atMost, atLeast }: Target): string {
  const [sign, bound] = atMost === undefined ? ['≥', atLeast] : ['≤', atMost]
  return `${sign} ${bound?.toLocaleString('en')}${of === 'ratio' ? ' ×' : ''}`
}
