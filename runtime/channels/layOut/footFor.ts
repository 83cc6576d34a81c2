import type { OutboundMessage } from '../../../schemas/wire.ts'
import type { Capabilities } from '../Capabilities.ts'
import type { Shown } from '../Shown.ts'
import type { Fall, Tell } from './Fall.ts'
import { fits } from './measure.ts'
import { rungFor } from './rungFor.ts'

/** What stands under the last part of a text. */
export type Foot = {
  readonly as: 'choices' | 'links' | 'locationRequest'
  /** the room of the text above; null: as any */
  readonly most: number | null
  readonly under: (text: string) => Shown
}
/** `isListed`: the choices are said in the text, as numbered lines. */
type Footing = { readonly foot: Foot | null; readonly isListed: boolean }

/** What can be pressed under a text: what answers before what opens an address, and that before a request for the place. */
export function footFor(message: OutboundMessage, text: string, capabilities: Capabilities, tell?: Tell): Footing {
  const { quickReplies = [], links = [], locationRequest = false } = message
  if (quickReplies.length > 0) {
    if (links.length > 0) tell?.({ what: 'links', because: 'answers' })
    return choicesUnder(message, text, capabilities, tell)
  }
  if (links.length > 0) return { foot: linksUnder(links, text, capabilities, tell), isListed: false }
  if (!locationRequest) return NOTHING
  if (capabilities.locationRequest && text.trim() !== '') return { foot: REQUEST(capabilities), isListed: false }
  tell?.({ what: 'locationRequest' })
  return NOTHING
}

const NOTHING: Footing = { foot: null, isListed: false }

const REQUEST = ({ text: { withChoices } }: Capabilities): Foot => ({
  as: 'locationRequest',
  most: withChoices,
  under: (text) => ({ as: 'locationRequest', text }),
})

function choicesUnder(
  { quickReplies = [], listLabel: opens }: OutboundMessage,
  text: string,
  capabilities: Capabilities,
  tell?: Tell,
): Footing {
  const rung = rungFor(quickReplies, capabilities, tell)
  if (rung === null) return { foot: null, isListed: true }
  const { form, choices, isWhole } = rung
  const foot: Foot = {
    as: 'choices',
    most: capabilities.text.withChoices,
    under: (above) => ({ as: 'choices', form, text: above, choices, ...(opens === undefined ? {} : { opens }) }),
  }
  // Buttons need a text above them: one that has no other gets the numbers.
  return { foot, isListed: !isWhole || text.trim() === '' }
}

function linksUnder(
  links: NonNullable<OutboundMessage['links']>,
  text: string,
  { links: form }: Capabilities,
  tell?: Tell,
): Foot | null {
  const because = reasonAgainst()
  if (form !== null && because === null)
    return { as: 'links', most: form.text, under: (above) => ({ as: 'links', text: above, links }) }
  tell?.({ what: 'links', because: because ?? 'kind' })
  return null

  function reasonAgainst(): Extract<Fall, { what: 'links' }>['because'] | null {
    if (form === null) return 'kind'
    if (text.trim() === '') return 'text'
    if (links.length > form.most) return 'count'
    const { label: room } = form
    const isShort = (label: string) => label.trim() !== '' && (room === null || fits(label, room.max, room.unit))
    return links.every(({ label }) => isShort(label)) ? null : 'label'
  }
}
