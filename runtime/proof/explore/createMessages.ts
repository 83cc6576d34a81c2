import { compileKeywords, type KeywordMatcher } from '../../engine/match/compileKeywords.ts'
import type { ConsentWords } from '../../engine/match/consentWords.ts'
import { matchConsent } from '../../engine/match/matchConsent.ts'
import { matchKeywords } from '../../engine/match/matchKeywords.ts'
import { compileOptions, matchOption, type OptionMatcher } from '../../engine/match/matchOption.ts'
import { consentWords } from '../../engine/turn/consentReply.ts'
import type { CompiledNode } from '../../engine/walk/CompiledFlow.ts'
import { answersFor } from './answersFor.ts'
import { readersFrom } from './readersFrom.ts'
import type { Survey } from './Survey.ts'
import { type Detail, wordsFor } from './wordsFor.ts'

/** What a customer may write, by the place where the words arrive. An empty text stands for a message without words. */
export type Messages = {
  readonly atEntry: (entries: readonly CompiledNode[], language: string) => readonly string[]
  readonly atRest: (resting: CompiledNode, language: string) => readonly string[]
}

/** Messages that name two choices at once, for routers behind one another, at most. */
const PAIRS = 100
/** Words that should choose nothing, the friendliest first. */
const SMALL_TALK: { readonly [language: string]: readonly string[] } = {
  en: ['hello', 'well, you know'],
  it: ['buongiorno', 'ecco, vediamo'],
  zh: ['你好', '嗯嗯'],
}
const NONSENSE = ['qwxz', 'zzzz qqqq', '☂☂☂']

export function createMessages(survey: Survey, detail: Detail): Messages {
  const { written, compared } = survey
  const { languages } = survey.release.workspace.workspace
  const known = new Map<string, readonly string[]>()
  const readsNothingFrom = createSmallTalk(survey)

  function choicesAt(path: string, language: string, wanted: Detail): readonly string[] {
    const node = written.get(path)?.node
    if (node === undefined) return []
    if (node.type === 'branch') return (compared.get('message.text') ?? []).map(String)
    if (node.type !== 'collect') return wordsFor(node, language, wanted, languages)
    const values = compared.get(`vars.${node.variable}`) ?? []
    return [
      ...answersFor(node.value, values, languages),
      ...(wanted === 'all' ? wordsFor(node, language, wanted, languages) : []),
    ]
  }

  function remember(key: string, make: () => readonly string[]): readonly string[] {
    const found = known.get(key)
    if (found !== undefined) return found
    const made = make()
    known.set(key, made)
    return made
  }

  /** Words for each of the readers, and for two of them at once. */
  function messagesFor(readers: readonly string[], language: string): readonly string[] {
    const singles = readers.map((path) => choicesAt(path, language, detail))
    const plain = readers.map((path) => choicesAt(path, language, 'exits'))
    const pairs: string[] = []
    for (const [index, firsts] of plain.entries()) {
      for (const first of firsts) {
        for (const second of plain.slice(index + 1).flat()) if (first !== second) pairs.push(`${first} ${second}`)
      }
      if (pairs.length > PAIRS) break
    }
    const quiet = readsNothingFrom(language)
    return [...new Set([quiet, ...singles.flat(), '', ...pairs.slice(0, PAIRS)])].map((text) =>
      unlessConsent(text, quiet),
    )
  }

  const consent = consentWords(survey.release.workspace, 'web')
  function unlessConsent(text: string, quiet: string): string {
    return isConsent(consent, text) ? `${text} ${quiet}` : text
  }

  return {
    atEntry: (entries, language) =>
      remember(`${entries.map(({ id }) => id).join(' ')} ${language}`, () =>
        messagesFor(readersFrom(survey, entries, true), language),
      ),
    atRest: (resting, language) =>
      remember(`at ${resting.id} ${language}`, () =>
        messagesFor([...new Set([resting.id, ...readersFrom(survey, resting.exits.values(), false)])], language),
      ),
  }
}

function isConsent(words: ConsentWords | null, text: string): boolean {
  return words !== null && matchConsent(words, text, false) !== null
}

/** A text that no router, menu or bot of the flow takes for anything. */
function createSmallTalk({ written, release }: Survey): (language: string) => string {
  const routers: KeywordMatcher[] = []
  const menus: OptionMatcher[] = []
  const { languages } = release.workspace.workspace
  for (const { node } of written.values()) {
    if (node.type === 'keywordRoute') routers.push(compileKeywords(node.rules))
    if (node.type === 'menu') menus.push(compileOptions(node.options, languages))
    if (node.type === 'collect' && node.value.kind === 'choice')
      menus.push(compileOptions(node.value.options, languages))
    if (node.type === 'botHandoff' && node.escape !== undefined)
      routers.push(compileKeywords([{ id: 'escape', keywords: node.escape }]))
  }
  const choosesNothing = (text: string) =>
    routers.every((matcher) => matchKeywords(matcher, text).best === null) &&
    menus.every((matcher) => matchOption(matcher, text).option === null)
  const known = new Map<string, string>()
  return (language) => {
    const found = known.get(language)
    if (found !== undefined) return found
    const candidates = [...(SMALL_TALK[language.split('-')[0] ?? ''] ?? []), ...(SMALL_TALK.en ?? []), ...NONSENSE]
    const text = candidates.find(choosesNothing) ?? NONSENSE[0] ?? ''
    known.set(language, text)
    return text
  }
}
