import type { Choice } from '../Shown.ts'

/** Choices as numbered text, with the headings and second lines of a list. */
export function listed(choices: readonly Choice[]): string {
  let section: string | undefined
  const lines = choices.flatMap(({ label, description, section: own }, index) => {
    const heading = own !== undefined && own !== section ? [own] : []
    section = own
    return [...heading, `${index + 1}. ${label}${description === undefined ? '' : ` – ${description}`}`]
  })
  return lines.join('\n')
}

/** Lines that are not blank, one under the other. */
export const joined = (...lines: readonly string[]): string => lines.filter((line) => line.trim() !== '').join('\n')
