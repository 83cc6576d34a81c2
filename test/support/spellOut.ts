/*
 * Numbers in words by the rules of Unicode CLDR (https://www.unicode.org/reports/tr35/tr35-numbers.html#Rule-Based_Number_Formatting), as far
 * as whole numbers up to a hundred need them.
 */
type Rules = readonly (readonly [base: string, text: string])[]
export type RuleSets = { readonly [name: string]: Rules | string }

/** A number by one of the rule sets of a language. */
export function spellOut(sets: RuleSets, name: string, number: number, language: string): string {
  const rules = rulesOf(sets, name)
  const at = rules.findLastIndex(({ base }) => base <= number)
  const found = rules[at]
  if (found === undefined) throw new Error(`${language}: ${name} has no rule for ${number}`)
  const previous = rules[at - 1]
  // A rule for what is left does not take a number that leaves nothing, unless it is made for such.
  const isRoundAlone = number % found.divisor === 0 && found.base % found.divisor !== 0 && found.text.includes('→')
  return apply(isRoundAlone && previous !== undefined ? previous : found, sets, name, number, language)
}

type Rule = { readonly base: number; readonly divisor: number; readonly text: string }

function rulesOf(sets: RuleSets, name: string): readonly Rule[] {
  const rules = sets[name]
  if (rules === undefined || typeof rules === 'string') throw new Error(`there is no rule set ${name}`)
  return rules.flatMap(([written, text]) => {
    const [, digits, radix = '10', less = ''] = /^(\d+)(?:\/(\d+))?(>*)$/.exec(written) ?? []
    if (digits === undefined) return []
    const base = Number(digits)
    const exponent = base === 0 ? 0 : Math.floor(Math.log(base) / Math.log(Number(radix)) + 1e-9) - less.length
    return [{ base, divisor: Number(radix) ** Math.max(exponent, 0), text: text.replace(/;$/, '').replace(/^'/, '') }]
  })
}

function apply({ divisor, text }: Rule, sets: RuleSets, name: string, number: number, language: string): string {
  const say = (wanted: string, value: number) =>
    /^[#0]/.test(wanted) ? String(value) : spellOut(sets, wanted === '' ? name : wanted, value, language)
  return text
    .replace(/\[([^\]|]*)(?:\|([^\]]*))?\]/g, (_, some: string, none = '') => (number % divisor === 0 ? none : some))
    .replace(/\$\((cardinal|ordinal),(.*?)\)\$/g, (_, type: 'cardinal' | 'ordinal', forms: string) => {
      const form = new Intl.PluralRules(language, { type }).select(Math.floor(number / divisor))
      const named = new Map([...forms.matchAll(/(\w+)\{(.*?)\}/g)].map(([, key, value]) => [key, value]))
      return named.get(form) ?? named.get('other') ?? ''
    })
    .replace(/→([^→]*)→(→?)/g, (_, wanted: string) => say(wanted, number % divisor))
    .replace(/←([^←]*)←/g, (_, wanted: string) => say(wanted, Math.floor(number / divisor)))
    .replace(/=([^=]*)=/g, (_, wanted: string) => say(wanted, number))
}
