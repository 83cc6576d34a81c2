import { formatWorkspace } from '../../runtime/engine/files/formatWorkspace.ts'
import type { Node } from '../../schemas/flow.ts'
import { flowOf, workspaceOf } from '../support/workspaceOf.ts'

const RULES = 40
const KEYWORDS_PER_RULE = 300
const FAULTS_PER_RULE = 65

/**
 * The files of a workspace as a big one grows: 12,000 keywords in one router, and 3,400 findings: a third of them stands in an earlier rule,
 * a third holds a keyword of one, and all those phrases begin or end with the same word.
 */
export function manyKeywordsFiles(): { readonly [path: string]: string } {
  const rules = Array.from({ length: RULES }, (_, rule) => ({
    id: `rule-${rule}`,
    typos: true,
    keywords: keywordsOf(rule),
  }))
  const exits = Object.fromEntries(rules.map(({ id }) => [id, 'to-general']))
  const topic: Node = { type: 'keywordRoute', rules, exits: { ...exits, noMatch: 'to-general' } }
  return formatWorkspace(workspaceOf([flowOf({ topic, 'to-general': { type: 'enqueue', queue: 'general' } })]))
}

function keywordsOf(rule: number): readonly string[] {
  return Array.from({ length: KEYWORDS_PER_RULE }, (_, index) => {
    const own = word(rule * KEYWORDS_PER_RULE + index)
    if (rule === 0) return own
    if (index < FAULTS_PER_RULE) return index % 2 === 0 ? word(index) : `my ${word(index)} again`
    return index % 2 === 0 ? `plan ${own}` : `${own} plan`
  })
}

/** Words of 5 to 9 letters, spread as those of a language are: few are a typo away from another. */
function word(number: number): string {
  const digits = String(Math.imul(number + 1, 2_654_435_761) >>> 0).padStart(10, '0')
  return [...digits.slice(0, 5 + (number % 5))].map((digit, at) => LETTERS[at % 2]?.[Number(digit)]).join('')
}

const LETTERS = ['bdfgklmnrt', 'aeiouyhswc']
