import type { ChannelKind, ContentPart, Node, Option, Text } from '../../../schemas/flow.ts'
import type { OutboundMessage } from '../../../schemas/wire.ts'
import { numberedText } from '../../engine/match/numberedText.ts'
import { messageOf } from '../../engine/template/messageOf.ts'
import { answersOfPart, textsOfPart } from '../../engine/template/partTexts.ts'
import { contentsOf, type Names, optionsOf } from './textsOf.ts'
import { withoutTemplates } from './withoutTemplates.ts'

/** A message as it is sent on one kind of channel in one language, as far as it is written down. */
export type WrittenMessage = {
  readonly message: OutboundMessage
  /** its content part */
  readonly names: Names
  /** its text or caption, in that language */
  readonly textAt: Names
  /** the labels of what answers in it, in that language */
  readonly labelsAt: readonly Names[]
}

/** Every message that a node can send, in each language that it is written in, templates left out; the last of a question carries its options. */
export function writtenMessages(
  node: Node,
  kind: ChannelKind,
  languages: readonly string[],
): readonly WrittenMessage[] {
  const options = optionsOf(node)
  return contentsOf(node).flatMap(({ names, content }) =>
    content.flatMap((written, index) => {
      const { part, names: variant } = partOn(written, kind)
      const here = [...names, index, ...variant]
      const asked = index === content.length - 1 ? options : []
      const texts = [...textsOfPart(part).map(({ text }) => text), ...asked.map(({ option }) => option.label)]
      return languagesOf(texts, languages).flatMap((language): readonly WrittenMessage[] => {
        const message = writtenMessage(
          part,
          asked.map(({ option }) => option),
          (text) => heard(text, language),
          language,
        )
        if (message === null) return []
        const own = answersOfPart(part).map((answer) => ({ label: answer.label, at: [...here, ...answer.names] }))
        const labels = asked.length > 0 ? asked.map(({ names: at, option }) => ({ label: option.label, at })) : own
        const field = 'media' in part || 'cards' in part ? 'caption' : 'text'
        return [
          {
            message,
            names: here,
            textAt: inLanguage([...here, field], 'text' in part ? part.text : part.caption, language),
            labelsAt: labels.map(({ label, at }) => inLanguage([...at, 'label'], label, language)),
          },
        ]
      })
    }),
  )
}

/** What is sent of a part on a kind of channel. */
export function partOn(part: ContentPart, kind: ChannelKind): { readonly part: ContentPart; readonly names: Names } {
  const variant = part.on?.[kind]
  return variant === undefined ? { part, names: [] } : { part: variant, names: ['on', kind] }
}

/** A part as the message that it is with the options of its question, put into words by `say`; templates stay as they are. */
export function writtenMessage(
  part: ContentPart,
  options: readonly Option[],
  say: (text: Text) => string,
  language: string,
): OutboundMessage | null {
  const message = messageOf(part, { say, address: (url) => url, language })
  if (options.length === 0) return message
  const labels = options.map(({ label }) => say(label))
  const text = [message?.text ?? '', numberedText(labels)].filter((line) => line !== '').join('\n')
  return { ...message, text, quickReplies: labels.map((label, index) => ({ label, value: options[index]?.id ?? '' })) }
}

/** The languages that any of them is written in; one where all are the same in every language. */
function languagesOf(texts: readonly Text[], languages: readonly string[]): readonly string[] {
  const found = new Set(texts.flatMap((text) => (typeof text === 'string' ? [] : Object.keys(text))))
  return found.size > 0 ? [...found] : [languages[0] ?? 'en']
}

/** What a text says without its templates; a label that is nothing else has a letter yet. */
function heard(text: Text, language: string): string {
  const own = typeof text === 'string' ? text : (text[language] ?? Object.values(text)[0] ?? '')
  return own.includes('{') ? withoutTemplates(own) || '…' : own
}

const inLanguage = (names: Names, text: Text | undefined, language: string): Names =>
  text === undefined || typeof text === 'string'
    ? names
    : [...names, Object.hasOwn(text, language) ? language : (Object.keys(text)[0] ?? language)]
