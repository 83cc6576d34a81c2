import type { Node } from '../../../../schemas/flow.ts'
import type { ConsentWords } from '../../../engine/match/consentWords.ts'
import { matchConsent } from '../../../engine/match/matchConsent.ts'
import { tokenise } from '../../../engine/match/tokenise.ts'
import { isWait } from '../../../engine/nodes/traits.ts'
import { consentWords } from '../../../engine/turn/consentReply.ts'
import { words } from '../../../engine/words.ts'
import { keywordSetsOf, keywordsIn } from '../../content/keywordsOf.ts'
import { type AnswerPlace, answersOf, optionsOf } from '../../content/textsOf.ts'
import { channelsUsing } from '../channelsUsing.ts'
import { example, toGeneral } from '../example.ts'
import { atNode, nodesOf } from '../nodePlaces.ts'
import { type OptionPhrase, optionPhrases } from '../optionPhrases.ts'
import type { Rule } from '../Rule.ts'
import { byConsent } from '../shown.ts'

const offering = (label: string) =>
  example(
    {
      menu: {
        type: 'menu',
        prompt: [{ text: 'What about your order?' }],
        options: [{ id: 'stop-order', label }],
        exits: { 'stop-order': 'to-general', noMatch: 'to-general', timeout: 'to-general' },
      },
      'to-general': toGeneral,
    },
    {},
    { channels: { sms: { kind: 'sms', flow: 'main' } } },
  )

const MEANS = { stop: words`opts out`, help: words`asks for help` }
type Meaning = keyof typeof MEANS
const NOUNS = { keyword: words`keyword`, label: words`label`, 'quick reply': words`quick reply` }

export const consentWordUsed: Rule = {
  code: 'consentWordUsed',
  severity: 'warning',
  explanation:
    'A keyword, the label of an option or a quick reply is a word that opts out or asks for help on a channel of the flow. Who writes just that word never comes to the rule, option or answer: the opt-out is heard first, and must be. Choose another word.',
  good: offering('Cancel my order'),
  bad: offering('Cancel'),
  find: (workspace) => {
    const channels = channelsUsing(workspace)
    return Object.values(workspace.flows).flatMap((flow) => {
      const meanings = new Map<string, { readonly means: Meaning; readonly channel: string }>()
      for (const { id, channel } of channels.get(flow.id) ?? []) {
        const heard = consentWords(workspace, channel.kind)
        if (heard === null) continue
        for (const [word, means] of heardWords(heard)) {
          if (!meanings.has(word)) meanings.set(word, { means, channel: id })
        }
      }
      if (meanings.size === 0) return []
      return nodesOf(flow).flatMap((place) =>
        phrasesOf(place.node).flatMap(({ names, phrase, of }) => {
          const meaning = meanings.get(wordOf(phrase))
          return meaning === undefined
            ? []
            : [
                {
                  ...atNode(
                    place,
                    names,
                    words`the ${NOUNS[of]} "${phrase}" ${MEANS[meaning.means]} on the channel "${meaning.channel}" and never comes here alone.`,
                    words`Choose another word, or a longer phrase.`,
                  ),
                  shown: byConsent(place.nodeId, phrase, { channel: meaning.channel, isAsked: isWait(place.node) }),
                },
              ]
        }),
      )
    })
  },
}

/** What each word means to a customer who has not opted out: words that opt in are answers then. */
function heardWords(words: ConsentWords): readonly (readonly [string, Meaning])[] {
  return [...words.stop, ...words.help].flatMap((word) => {
    const means = matchConsent(words, word, false)
    return means === null || means === 'start' ? [] : [[wordOf(word), means] as const]
  })
}

type Phrase = Omit<OptionPhrase, 'of'> & { readonly of: OptionPhrase['of'] | 'quick reply' }

/** Phrases that choose or answer something on their own. Escape words and rules have keywords only, options have labels too. */
function phrasesOf(node: Node): readonly Phrase[] {
  const options = optionsOf(node)
  const chosen =
    options.length > 0
      ? options.flatMap(({ names, option }) => optionPhrases(names, option))
      : keywordSetsOf(node)
          .flatMap(keywordsIn)
          // A prefix matches other words too; those come.
          .filter(({ keyword }) => !keyword.trimEnd().endsWith('*'))
          .map(({ names, keyword }) => ({ names, phrase: keyword, of: 'keyword' as const }))
  return [...chosen, ...answersOf(node).flatMap(pressed)]
}

/** What is received when a quick reply or a button is pressed. */
function pressed({ names, label, value }: AnswerPlace): readonly Phrase[] {
  const of = 'quick reply'
  if (value !== undefined) return [{ names: [...names, 'value'], phrase: value, of }]
  if (typeof label === 'string') return [{ names: [...names, 'label'], phrase: label, of }]
  return Object.entries(label).map(([language, phrase]) => ({ names: [...names, 'label', language], phrase, of }))
}

const wordOf = (text: string): string => tokenise(text).words.join(' ')
