import type { OutboundMessage } from '../../../schemas/wire.ts'
import type { Capabilities } from '../Capabilities.ts'
import type { Shown } from '../Shown.ts'
import { fits } from './measure.ts'
import { numbered, withoutNumbers } from './numbered.ts'
import { type Rung, rungFor } from './rungFor.ts'
import { splitText } from './splitText.ts'

/**
 * A message as a kind shows it, bubble by bubble: choices in the nicest form that takes all of them with their labels whole, else as numbered
 * text; a text that is too long in parts, the last with the choices; media that the kind lacks as a link with its description.
 */
export function layOut(message: OutboundMessage, capabilities: Capabilities): readonly Shown[] {
  const { text = '', media, quickReplies = [] } = message
  const labels = quickReplies.map(({ label }) => label)
  const bare = withoutNumbers(text, labels)
  const list = labels.length === 0 ? '' : numbered(labels)
  const rung = rungFor(quickReplies, capabilities)
  // Buttons need a text above them: one that has no other gets the numbers.
  const said = rung !== null && bare.trim() !== '' ? bare : joined(bare, list)
  if (media === undefined) return spoken(said, rung, capabilities)
  if (capabilities.media[media.kind] === undefined) return spoken(joined(said, linkTo(media)), rung, capabilities)
  const {
    caption,
    text: { unit },
  } = capabilities
  const isCaption = rung === null && said !== '' && caption !== null && fits(said, caption, unit)
  return isCaption
    ? [{ as: 'media', media, caption: said }]
    : [{ as: 'media', media }, ...spoken(said, rung, capabilities)]
}

const joined = (...lines: readonly string[]): string => lines.filter((line) => line.trim() !== '').join('\n')

const linkTo = ({ url, alt = '' }: NonNullable<OutboundMessage['media']>): string => joined(alt, url)

/** A text in as many bubbles as it takes; a bubble with nothing to see is left out. */
function spoken(text: string, rung: Rung | null, { text: { max, unit, withChoices } }: Capabilities): readonly Shown[] {
  const most = max ?? Number.POSITIVE_INFINITY
  const last = rung === null ? most : (withChoices ?? most)
  // Blanks at the end would be a bubble of their own, under which no button may stand.
  const parts = splitText(text.trimEnd(), { max: most, last, unit }).filter((part) => part.trim() !== '')
  return parts.map((part, index) =>
    rung !== null && index === parts.length - 1
      ? { as: 'choices', form: rung.form, text: part, choices: rung.choices }
      : { as: 'text', text: part },
  )
}
