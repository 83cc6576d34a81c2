import type { PlayedScenario } from '../playScenarios.ts'

/** A run as a text of some format that other programs read. */
export type Report = (played: readonly PlayedScenario[]) => string

/** A failure in one line, with its place. */
export function sayFailure({ file }: PlayedScenario, failure: PlayedScenario['failures'][number]): string {
  const { line, column, expected, got } = failure
  return `${file}:${line}:${column} expected ${expected}, got ${got}`
}
