import type { Media } from '../../../schemas/flow.ts'
import type { Choice, Shown } from '../Shown.ts'
import { cardBodies } from './cardBodies.ts'
import { type Body, interactive, linkAction, replyAction, textBody } from './interactive.ts'

/** What opens a list. A word would have to be in the customer's language; this is read in all of them. */
const OPEN_LIST = '☰'

const TYPES: { readonly [kind in Media['kind']]: string } = {
  image: 'image',
  video: 'video',
  audio: 'audio',
  file: 'document',
}

/** The messages that a bubble takes; https://developers.facebook.com/documentation/business-messaging/whatsapp/messages/send-messages */
export function bodiesOf(shown: Shown): readonly Body[] {
  switch (shown.as) {
    case 'text':
      return [textBody(shown.text)]
    case 'choices':
      return [
        shown.form === 'list'
          ? listBody(shown.text, shown.choices, shown.opens)
          : interactive('button', shown.text, replyAction(shown.choices)),
      ]
    case 'links':
      return shown.links.map((link, index) =>
        interactive('cta_url', index === 0 ? shown.text : link.label, linkAction(link)),
      )
    case 'media':
      return mediaBodies(shown)
    case 'cards':
      return cardBodies(shown.cards, shown.text)
    case 'locationRequest':
      return [interactive('location_request_message', shown.text, { name: 'send_location' })]
    case 'template':
      return [templateBody(shown)]
  }
}

/** Headings are all or none: a list of several parts needs one over each. */
function listBody(text: string, choices: readonly Choice[], opens = OPEN_LIST): Body {
  const hasHeadings = choices.every(({ section }) => section !== undefined)
  const parts = Map.groupBy(choices, ({ section }) => (hasHeadings ? section : undefined))
  const sections = [...parts].map(([title, rows]) => ({
    ...(title === undefined ? {} : { title }),
    rows: rows.map(({ label, value, description }) => ({
      id: value,
      title: label,
      ...(description === undefined ? {} : { description }),
    })),
  }))
  return interactive('list', text, {
    button: [...opens].length > 20 || opens.trim() === '' ? OPEN_LIST : opens,
    sections,
  })
}

/** A sound takes no caption: the words follow it. */
function mediaBodies({ media: { kind, url }, caption }: Shown & { readonly as: 'media' }): readonly Body[] {
  const type = TYPES[kind]
  const isBeside = caption !== undefined && kind !== 'audio'
  const filename = kind === 'file' ? fileNameOf(url) : ''
  const file = { link: url, ...(isBeside ? { caption } : {}), ...(filename === '' ? {} : { filename }) }
  const body: Body = { type, [type]: file }
  return caption === undefined || isBeside ? [body] : [body, textBody(caption)]
}

function fileNameOf(url: string): string {
  const path = URL.canParse(url) ? new URL(url).pathname : ''
  const name = path.slice(path.lastIndexOf('/') + 1)
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}

function templateBody({ name, language, variables }: Shown & { readonly as: 'template' }): Body {
  const parameters = variables.map((text) => ({ type: 'text', text }))
  const components = parameters.length === 0 ? [] : [{ type: 'body', parameters }]
  return { type: 'template', template: { name, language: { code: language.replace('-', '_') }, components } }
}
