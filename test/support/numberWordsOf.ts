import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tokenise } from '../../runtime/engine/match/tokenise.ts'
import { type RuleSets, spellOut } from './spellOut.ts'

/** Languages whose numbers are known; what people write in an answer, so without the cases that only a sentence needs. */
export const LANGUAGES = 'en it zh es fr de pt nl pl ru uk cs ro hu el tr ar he fa hi ja ko vi th id sv da no fi'.split(
  ' ',
)
const OUT =
  /^%%|year|days|plural|genitive|dative|instrumental|locative|prepositional|ablative|construct|partitive|essive|translative|elative|illative|allative/
const MOST = 100
/** What CLDR does not spell: the traditional two, and the usual eleven. */
const ALSO: { readonly [language: string]: { readonly [number: number]: readonly string[] } | undefined } = {
  zh: { 2: ['兩'] },
  ar: { 11: ['أحد عشر'] },
}

/** What the table holds of a language: the forms of each number from 1 on, `/` between them, `|` between the numbers. */
export function numberWordsOf(language: string): { readonly cardinals: string; readonly ordinals: string } {
  const { resolve } = createRequire(import.meta.url)
  const file = resolve(`cldr-rbnf/rbnf/${language}.json`)
  const groups: { readonly [group: string]: RuleSets } = JSON.parse(readFileSync(file, 'utf8')).rbnf.rbnf
  const forms = (kind: 'cardinal' | 'ordinal') =>
    Array.from({ length: MOST }, (_, index) => {
      const said = Object.values(groups).flatMap((sets) =>
        Object.keys(sets)
          .filter(
            (name) => name.startsWith('%') && !OUT.test(name) && name.includes('ordinal') === (kind === 'ordinal'),
          )
          .map((name) => spellOut(sets, name, index + 1, language)),
      )
      if (kind === 'cardinal') said.push(...(ALSO[language]?.[index + 1] ?? []))
      // Written together as well.
      if (language === 'ko') said.push(...said.map((text) => text.replaceAll(' ', '')))
      return [...new Set(said.map((text) => tokenise(text).words.join(' ')))]
        .filter((text) => !/^\d*$/.test(text))
        .join('/')
    }).join('|')
  return { cardinals: forms('cardinal'), ordinals: forms('ordinal') }
}
