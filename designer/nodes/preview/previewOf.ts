/* What a customer sees of a content on a kind of channel, as far as it is known before it is sent. */

import type { Unit } from '../../../runtime/channels/Capabilities.ts'
import { CAPABILITIES } from '../../../runtime/channels/kinds.ts'
import type { Fall } from '../../../runtime/channels/layOut/Fall.ts'
import { layOut } from '../../../runtime/channels/layOut/layOut.ts'
import { measure } from '../../../runtime/channels/layOut/measure.ts'
import { segmentsOf } from '../../../runtime/channels/layOut/segmentsOf.ts'
import type { Shown } from '../../../runtime/channels/Shown.ts'
import { textsOfPart } from '../../../runtime/engine/template/partTexts.ts'
import { partOn, writtenMessage } from '../../../runtime/proof/content/writtenMessages.ts'
import type { ContentPart, Option, Text } from '../../../schemas/flow.ts'
import type { Channel } from '../../../schemas/resources.ts'
import { shownText } from '../../editor/textIn.ts'

export type PreviewMessage = {
  readonly bubbles: readonly Shown[]
  /** what the channel does not show as it is meant */
  readonly falls: readonly Fall[]
  /** some of it is not in the chosen language, and stands there in another */
  readonly isMissing: boolean
  /** of its texts together, as the channel counts */
  readonly length: number
  readonly unit: Unit
  /** what the channel takes in one message; null: any number */
  readonly limit: number | null
  /** text messages that it is paid as; null where they are not counted */
  readonly segments: number | null
}

/** One content part with the options that it asks to choose from; `fill`: what is done with its templates. */
export function previewOf(
  part: ContentPart,
  options: readonly Option[],
  kind: Channel['kind'],
  language: string,
  fill: (text: string) => string = (text) => text,
): PreviewMessage {
  const { part: sent } = partOn(part, kind)
  const say = (text: Text) => fill(shownText(text, language).text)
  const message = writtenMessage(sent, options, say, language)
  const falls: Fall[] = []
  const capabilities = CAPABILITIES[kind]
  const bubbles = message === null ? [] : layOut(message, capabilities, (fall) => falls.push(fall))
  const { unit, max, withChoices } = capabilities.text
  const said = bubbles.map(textOf)
  const text = said.join('')
  return {
    bubbles,
    falls,
    isMissing: textsOfPart(sent).some(({ text: own }) => isEmpty(own) === false && shownText(own, language).isMissing),
    length: measure(text, unit),
    unit,
    limit: bubbles.at(-1)?.as === 'text' || bubbles.at(-1)?.as === 'media' ? max : (withChoices ?? max),
    segments:
      kind === 'sms' && text !== '' ? said.reduce((sum, own) => sum + (own === '' ? 0 : segmentsOf(own)), 0) : null,
  }
}

const textOf = (shown: Shown): string =>
  shown.as === 'media' ? (shown.caption ?? '') : 'text' in shown ? (shown.text ?? '') : ''

const isEmpty = (text: Text): boolean =>
  typeof text === 'string' ? text === '' : Object.values(text).every((own) => own === '')
