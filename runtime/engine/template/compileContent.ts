import type { Content, ContentPart, Text } from '../../../schemas/flow.ts'
import type { OutboundMessage } from '../../../schemas/wire.ts'
import { own } from '../own.ts'
import { sendMessage, type Turn } from '../walk/Turn.ts'
import { type CompileContext, compileLocalised, compileText, type Render } from './CompileContext.ts'
import { isWebAddress } from './isWebAddress.ts'
import { messageOf } from './messageOf.ts'
import { addressesOfPart, textsOfPart, variantsOf } from './partTexts.ts'

/** The messages of a content list, one a part, in order; parts that come out empty are left out. */
export type RenderContent = (turn: Turn) => readonly OutboundMessage[]

export function compileContent(context: CompileContext, content: Content): RenderContent {
  const parts = content.map((part) => compilePart(context, part))
  return (turn) => parts.map((render) => render(turn)).filter((message) => message !== null)
}

/** Every text of a part and of its variants is compiled once; the kind of channel chooses the variant. */
function compilePart(context: CompileContext, part: ContentPart): (turn: Turn) => OutboundMessage | null {
  const texts = new Map<Text, Render>()
  const addresses = new Map<string, Render>()
  for (const { part: variant } of variantsOf(part)) {
    for (const { text } of textsOfPart(variant)) if (!texts.has(text)) texts.set(text, compileLocalised(context, text))
    for (const { url } of addressesOfPart(variant)) addresses.set(url, compileText(context, url))
  }
  const { on } = part
  return (turn) => {
    const { kind } = turn.env.channel
    const variant = own(on, kind)
    return messageOf(variant ?? part, {
      say: (text) => texts.get(text)?.(turn) ?? '',
      address: (url) => {
        const address = addresses.get(url)?.(turn) ?? ''
        if (isWebAddress(address)) return address
        const message = 'An address is not https or http: what it shows or opens is left out.'
        turn.trace.push({ type: 'templateFailed', node: context.nodeId, message })
        return null
      },
      language: turn.session.language,
    })
  }
}

export function sendContent(turn: Turn, node: string, render: RenderContent): void {
  for (const message of render(turn)) sendMessage(turn, node, message)
}
