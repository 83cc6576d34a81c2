import { readFilePath } from '../engine/files/FileKind.ts'
import type { Issue } from '../engine/index.ts'

/** Steps that are printed of a long conversation, at its beginning and its end. */
const STEPS = 12

/** The conversation that shows an issue, as it would stand in a scenarios file, a step a line; nothing when there is none. Long ones are cut. */
export function sayExample({ file, example }: Pick<Issue, 'file' | 'example'>): readonly string[] {
  if (example === undefined) return []
  const { steps, ...opening } = example
  const rows = steps.map((step) => `    ${JSON.stringify(step)}`)
  const left = rows.length - 2 * STEPS
  const shown =
    left <= 1
      ? rows.join(',\n').split('\n')
      : [
          ...rows.slice(0, STEPS).map((row) => `${row},`),
          `    … ${left} more steps, with --json all …`,
          ...rows.slice(-STEPS).join(',\n').split('\n'),
        ]
  const begins = Object.entries(opening).map(([name, value]) => `"${name}": ${JSON.stringify(value)}, `)
  return [
    `seen in this scenario of ${readFilePath(file)?.id ?? file}:`,
    `  { ${begins.join('')}"steps": [`,
    ...shown,
    '  ] }',
  ]
}
