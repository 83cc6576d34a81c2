import type { ApprovedTemplate, Card, ContentPart, ListRow, Text, TextPart } from '../../../schemas/flow.ts'
import type { OutboundMessage } from '../../../schemas/wire.ts'

/** How the texts and addresses of a part are put into words. */
export type Saying = {
  readonly say: (text: Text) => string
  /** null: the template made no address of the web, and what hangs on it is left out */
  readonly address: (url: string) => string | null
  /** the conversation's */
  readonly language: string
}
type Reply = NonNullable<OutboundMessage['quickReplies']>[number]
type OutboundCard = NonNullable<OutboundMessage['cards']>[number]

/** A content part as the message that it is; null when there is nothing to see. What it says on one kind alone is not looked at. */
export function messageOf(part: ContentPart, saying: Saying): OutboundMessage | null {
  const said = 'media' in part ? mediaOf(part, saying) : 'cards' in part ? cardsOf(part, saying) : textOf(part, saying)
  return said === null || part.template === undefined ? said : { ...said, template: templateOf(part.template, saying) }
}

function textOf(
  { text, quickReplies, buttons = [], list, locationRequest }: TextPart,
  saying: Saying,
): OutboundMessage | null {
  const { say } = saying
  const rendered = say(text)
  const rows = list?.sections.flatMap(({ title, rows: own }) =>
    own.map((row) => ({ ...replyOf(row, saying), ...(title === undefined ? {} : { section: say(title) }) })),
  )
  const pressed = buttons.map((button) => buttonOf(button, saying)).filter((button) => button !== null)
  const replies = [
    ...(quickReplies ?? []).map((reply) => replyOf(reply, saying)),
    ...pressed.flatMap(({ label, value }) => (value === undefined ? [] : [{ label, value }])),
    ...(rows ?? []),
  ]
  const links = pressed.flatMap(({ label, url }) => (url === undefined ? [] : [{ label, url }]))
  if (rendered.trim() === '' && replies.length + links.length === 0) return null
  return {
    text: rendered,
    ...(replies.length === 0 ? {} : { quickReplies: replies }),
    ...(list === undefined ? {} : { listLabel: say(list.label) }),
    ...(links.length === 0 ? {} : { links }),
    ...(locationRequest === undefined ? {} : { locationRequest }),
  }
}

function replyOf({ label, value, description }: ListRow, { say }: Saying): Reply {
  const shown = say(label)
  return {
    label: shown,
    value: value ?? shown,
    ...(description === undefined ? {} : { description: say(description) }),
  }
}

function buttonOf(
  { label, value, url }: NonNullable<Card['buttons']>[number],
  { say, address }: Saying,
): OutboundCard['buttons'][number] | null {
  const shown = say(label)
  if (url === undefined) return { label: shown, value: value ?? shown }
  const opened = address(url)
  return opened === null ? null : { label: shown, url: opened }
}

function mediaOf(
  { media: { kind, url, alt }, caption }: Extract<ContentPart, { media: unknown }>,
  { say, address }: Saying,
): OutboundMessage | null {
  const said = caption === undefined ? undefined : say(caption)
  const shown = alt === undefined ? undefined : say(alt)
  const found = address(url)
  if (found !== null) {
    return {
      ...(said === undefined ? {} : { text: said }),
      media: { kind, url: found, ...(shown === undefined ? {} : { alt: shown }) },
    }
  }
  // A customer who cannot be shown it is told what it shows.
  const instead = [said, shown].filter((text) => text !== undefined && text.trim() !== '').join('\n')
  return instead === '' ? null : { text: instead }
}

function cardsOf({ cards, caption }: Extract<ContentPart, { cards: unknown }>, saying: Saying): OutboundMessage {
  const { say, address } = saying
  return {
    ...(caption === undefined ? {} : { text: say(caption) }),
    cards: cards.map(({ title, text, image, buttons = [] }) => {
      const url = image === undefined ? null : address(image.url)
      return {
        title: say(title),
        ...(text === undefined ? {} : { text: say(text) }),
        ...(url === null ? {} : { image: { url, ...(image?.alt === undefined ? {} : { alt: say(image.alt) }) } }),
        buttons: buttons.map((button) => buttonOf(button, saying)).filter((button) => button !== null),
      }
    }),
  }
}

const templateOf = (
  { name, language, variables = [] }: ApprovedTemplate,
  saying: Saying,
): NonNullable<OutboundMessage['template']> => ({
  name,
  language: language ?? saying.language.replace('-', '_'),
  variables: variables.map((text) => saying.say(text)),
})
