import { readFilePath } from '../engine/files/FileKind.ts'
import { formatLine } from '../engine/files/formatFile.ts'
import type { Issue } from '../engine/index.ts'

/** Steps that are printed of a long conversation, at its beginning and its end. */
const STEPS = 12
const STEP = 'scenarios#/$defs/step'
/** How a scenario ends after its steps, which come last. */
const END = '] }'

/** The conversation that shows an issue, as it would stand in a scenarios file, a step a line; nothing when there is none. Long ones are cut. */
export function sayExample({ file, example }: Pick<Issue, 'file' | 'example'>): readonly string[] {
  if (example === undefined) return []
  const { steps, ...opening } = example
  const rows = steps.map((step) => `    ${formatLine(step, STEP)}`)
  const left = rows.length - 2 * STEPS
  const shown =
    left <= 1
      ? rows.join(',\n').split('\n')
      : [
          ...rows.slice(0, STEPS).map((row) => `${row},`),
          `    … ${left} more steps, with --json all …`,
          ...rows.slice(-STEPS).join(',\n').split('\n'),
        ]
  const whole = formatLine({ ...opening, steps: [] }, 'scenarios#/$defs/scenario')
  return [
    `seen in this scenario of ${readFilePath(file)?.id ?? file}:`,
    `  ${whole.slice(0, -END.length)}`,
    ...shown,
    `  ${END}`,
  ]
}
