import type { MenuNode } from '../../../schemas/flow.ts'
import { DEFAULT_ATTEMPTS, DEFAULT_WAIT } from '../limits.ts'
import { compileOptions, matchOption } from '../match/matchOption.ts'
import { durationMs } from '../parseDuration.ts'
import type { CompileContext } from '../template/CompileContext.ts'
import { type Behaviour, REST } from '../walk/CompiledFlow.ts'
import { type Turn, takeWords } from '../walk/Turn.ts'
import { compileOptionPrompt } from './optionPrompt.ts'

/**
 * Shows numbered options and rests. A message at hand is offered silently first: if it names an option it is taken, otherwise the menu
 * is simply shown. Wrong answers get `retry` and the options again, until `attempts` were wrong.
 */
export function compileMenu(node: MenuNode, context: CompileContext): Behaviour {
  const matcher = compileOptions(node.options)
  const ask = compileOptionPrompt(context, node.prompt, node.options)
  const askAgain = node.retry === undefined ? ask : compileOptionPrompt(context, node.retry, node.options)
  const attempts = node.attempts ?? DEFAULT_ATTEMPTS

  function choose(turn: Turn, words: string): string | null {
    const chosen = matchOption(matcher, words)
    if (chosen === null) return null
    turn.trace.push({ type: 'optionChosen', node: context.nodeId, ...chosen })
    return chosen.option
  }

  return {
    enter(turn) {
      const words = takeWords(turn)
      const option = words === null ? null : choose(turn, words)
      if (option !== null) return option
      ask(turn)
      return REST
    },
    rest: {
      events: ['message', 'timeout'],
      timeout: durationMs(node.timeout ?? DEFAULT_WAIT),
      resume(turn, event) {
        if (event.type === 'timeout') return 'timeout'
        const option = choose(turn, takeWords(turn) ?? '')
        if (option !== null) return option
        const attempt = (turn.session.attempts ?? 0) + 1
        turn.session.attempts = attempt
        turn.trace.push({ type: 'answerRejected', node: context.nodeId, reason: 'names no option', attempt })
        if (attempt >= attempts) return 'noMatch'
        askAgain(turn)
        return REST
      },
    },
  }
}
