import type { CollectNode } from '../../../schemas/flow.ts'
import { DEFAULT_ATTEMPTS, DEFAULT_WAIT } from '../limits.ts'
import { durationMs } from '../parseDuration.ts'
import type { CompileContext } from '../template/CompileContext.ts'
import { compileContent, sendContent } from '../template/compileContent.ts'
import { type Behaviour, REST } from '../walk/CompiledFlow.ts'
import { setVariables, type Turn, takeWords } from '../walk/Turn.ts'
import { compileCollectValue } from './collectValue.ts'
import { compileOptionPrompt } from './optionPrompt.ts'

/**
 * Asks for a typed value, checks the answer and asks again while it does not fit. A message at hand is taken when it fits, but never as
 * free text: "hello" is nobody's name.
 */
export function compileCollect(node: CollectNode, context: CompileContext): Behaviour {
  const { value } = node
  const read = compileCollectValue(value, context.workspace.workspace.languages)
  const ask = asker(node.prompt)
  const askAgain = node.retry === undefined ? ask : asker(node.retry)
  const attempts = node.attempts ?? DEFAULT_ATTEMPTS

  function asker(content: CollectNode['prompt']): (turn: Turn) => void {
    if (value.kind === 'choice') return compileOptionPrompt(context, content, value.options)
    const render = compileContent(context, content)
    return (turn) => sendContent(turn, context.nodeId, render)
  }
  function keep(turn: Turn, found: string | number): string {
    setVariables(turn, context.scope, { [node.variable]: found })
    turn.trace.push({ type: 'valueCollected', node: context.nodeId, variable: node.variable })
    return 'next'
  }

  return {
    enter(turn) {
      const words = takeWords(turn)
      const found = words === null || value.kind === 'text' ? null : read(words, turn.patterns)
      if (found?.ok === true) return keep(turn, found.value)
      ask(turn)
      return REST
    },
    rest: {
      events: ['message', 'timeout'],
      timeout: durationMs(node.timeout ?? DEFAULT_WAIT),
      resume(turn, event) {
        if (event.type === 'timeout') return 'timeout'
        const found = read(takeWords(turn) ?? '', turn.patterns)
        if (found.ok) return keep(turn, found.value)
        const attempt = (turn.session.attempts ?? 0) + 1
        turn.session.attempts = attempt
        turn.trace.push({ type: 'answerRejected', node: context.nodeId, reason: found.reason, attempt })
        if (attempt >= attempts) return 'invalid'
        askAgain(turn)
        return REST
      },
    },
  }
}
