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
  const matcher = compileOptions(node.options, context.workspace.workspace.languages)
  const ask = compileOptionPrompt(context, node.prompt, node.options)
  const askAgain = node.retry === undefined ? ask : compileOptionPrompt(context, node.retry, node.options)
  const attempts = node.attempts ?? DEFAULT_ATTEMPTS

  function choose(turn: Turn, words: string): ReturnType<typeof matchOption> {
    const answer = matchOption(matcher, words)
    if (answer.option !== null) turn.trace.push({ type: 'optionChosen', node: context.nodeId, ...answer })
    return answer
  }

  return {
    enter(turn) {
      const words = takeWords(turn)
      const chosen = words === null ? null : choose(turn, words).option
      if (chosen !== null) return chosen
      ask(turn)
      return REST
    },
    rest: {
      events: ['message', 'timeout'],
      timeout: durationMs(node.timeout ?? DEFAULT_WAIT),
      resume(turn, event) {
        if (event.type === 'timeout') return 'timeout'
        const answer = choose(turn, takeWords(turn) ?? '')
        if (answer.option !== null) return answer.option
        const attempt = (turn.session.attempts ?? 0) + 1
        turn.session.attempts = attempt
        turn.trace.push({ type: 'answerRejected', node: context.nodeId, reason: answer.reason, attempt })
        if (attempt >= attempts) return 'noMatch'
        askAgain(turn)
        return REST
      },
    },
  }
}
