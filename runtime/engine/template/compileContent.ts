import type { Content } from '../../../schemas/flow.ts'
import type { OutboundMessage } from '../../../schemas/wire.ts'
import { sendMessage, type Turn } from '../walk/Turn.ts'
import { type CompileContext, compileLocalised, compileText } from './CompileContext.ts'
import { isWebAddress } from './isWebAddress.ts'

/** The messages of a content list, one a part, in order; parts that come out empty are left out. */
export type RenderContent = (turn: Turn) => readonly OutboundMessage[]

export function compileContent(context: CompileContext, content: Content): RenderContent {
  const parts = content.map((part): ((turn: Turn) => OutboundMessage | null) => {
    if ('media' in part) {
      const url = compileText(context, part.media.url)
      const alt = part.media.alt === undefined ? null : compileLocalised(context, part.media.alt)
      const caption = part.caption === undefined ? null : compileLocalised(context, part.caption)
      const { kind } = part.media
      return (turn) => {
        const said = caption?.(turn)
        const shown = alt?.(turn)
        const address = url(turn)
        if (isWebAddress(address)) {
          return {
            ...(said === undefined ? {} : { text: said }),
            media: { kind, url: address, ...(shown === undefined ? {} : { alt: shown }) },
          }
        }
        // A customer who cannot be shown it is told what it shows.
        turn.trace.push({
          type: 'templateFailed',
          node: context.nodeId,
          message: 'The address of the media is not https or http.',
        })
        const instead = [said, shown].filter((text) => text !== undefined && text.trim() !== '').join('\n')
        return instead === '' ? null : { text: instead }
      }
    }
    const text = compileLocalised(context, part.text)
    const quickReplies = part.quickReplies?.map(({ label, value }) => {
      const render = compileLocalised(context, label)
      return (turn: Turn) => {
        const shown = render(turn)
        return { label: shown, value: value ?? shown }
      }
    })
    if (quickReplies === undefined) {
      return (turn) => {
        const rendered = text(turn)
        return rendered.trim() === '' ? null : { text: rendered }
      }
    }
    return (turn) => ({ text: text(turn), quickReplies: quickReplies.map((render) => render(turn)) })
  })
  return (turn) => parts.map((render) => render(turn)).filter((message) => message !== null)
}

export function sendContent(turn: Turn, node: string, render: RenderContent): void {
  for (const message of render(turn)) sendMessage(turn, node, message)
}
