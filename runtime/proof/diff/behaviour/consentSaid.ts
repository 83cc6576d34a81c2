import type { ConsentWords } from '../../../engine/match/consentWords.ts'
import { matchConsent } from '../../../engine/match/matchConsent.ts'
import { consentWords } from '../../../engine/turn/consentReply.ts'
import { isDeepEqual } from '../../isDeepEqual.ts'
import type { Versions } from './Versions.ts'

const LISTS = ['stop', 'start', 'help'] as const

/** Words that opt out, opt in or ask for help in one version and not in the other, and one of each list that is answered otherwise. */
export function consentSaid({ a, b }: Versions): readonly string[] {
  const [before, after] = [a, b].map(({ release }) => consentWords(release.workspace, 'web'))
  const [was, is] = [a, b].map(({ release }) => release.workspace.workspace.consent?.replies)
  return LISTS.flatMap((list) => {
    const all = [...new Set([...(before?.[list] ?? []), ...(after?.[list] ?? [])])]
    const isAnsweredOtherwise = !isDeepEqual(was?.[list] ?? null, is?.[list] ?? null)
    return all.filter(
      (word, index) => (index === 0 && isAnsweredOtherwise) || meaning(before, word) !== meaning(after, word),
    )
  })
}

const meaning = (words: ConsentWords | null | undefined, text: string) =>
  words === null || words === undefined ? null : matchConsent(words, text, false)
