import type { Content, Option } from '../../../schemas/flow.ts'
import type { OutboundMessage } from '../../../schemas/wire.ts'
import { numberedText } from '../match/numberedText.ts'
import { optionValue } from '../match/optionValue.ts'
import { type CompileContext, compileLocalised } from '../template/CompileContext.ts'
import { compileContent } from '../template/compileContent.ts'
import { sendMessage, type Turn } from '../walk/Turn.ts'

/**
 * Sends the prompt with its options: numbered lines in the last text, which every channel can show, and the same as quick replies for
 * those that have them.
 */
export function compileOptionPrompt(
  context: CompileContext,
  prompt: Content,
  options: readonly Option[],
): (turn: Turn) => void {
  const content = compileContent(context, prompt)
  const labels = options.map(({ label }) => compileLocalised(context, label))
  const values = options.map(({ id }) => optionValue({ node: context.nodeId, option: id }))
  return (turn) => {
    const messages = content(turn)
    const shown = labels.map((label) => label(turn))
    const numbered = numberedText(shown)
    const last = messages.at(-1)
    for (const message of messages.slice(0, -1)) sendMessage(turn, context.nodeId, message)
    const withOptions: OutboundMessage = {
      ...last,
      text: last?.text === undefined ? numbered : `${last.text}\n${numbered}`,
      quickReplies: shown.map((label, index) => ({ label, value: values[index] ?? '' })),
    }
    sendMessage(turn, context.nodeId, withOptions)
  }
}
