import type { MenuNode } from '../../../schemas/flow.ts'
import { DEFAULT_ATTEMPTS, DEFAULT_WAIT } from '../limits.ts'
import { type Answer, compileOptions, matchAnswer } from '../match/matchOption.ts'
import { durationMs } from '../parseDuration.ts'
import type { CompileContext } from '../template/CompileContext.ts'
import { type Behaviour, REST } from '../walk/CompiledFlow.ts'
import { type Turn, takeAnswer } from '../walk/Turn.ts'
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

  function choose(turn: Turn, answer: Answer): ReturnType<typeof matchAnswer> {
    const found = matchAnswer(matcher, context.nodeId, answer)
    if (found.option !== null) turn.trace.push({ type: 'optionChosen', node: context.nodeId, ...found })
    return found
  }

  return {
    enter(turn) {
      const answer = takeAnswer(turn)
      const chosen = answer === null ? null : choose(turn, answer).option
      if (chosen !== null) return chosen
      ask(turn)
      return REST
    },
    rest: {
      events: ['message', 'timeout'],
      timeout: durationMs(node.timeout ?? DEFAULT_WAIT),
      resume(turn, event) {
        if (event.type === 'timeout') return 'timeout'
        const found = choose(turn, takeAnswer(turn) ?? { words: '', pressed: null })
        if (found.option !== null) return found.option
        const attempt = (turn.session.attempts ?? 0) + 1
        turn.session.attempts = attempt
        turn.trace.push({ type: 'answerRejected', node: context.nodeId, reason: found.reason, attempt })
        if (attempt >= attempts) return 'noMatch'
        askAgain(turn)
        return REST
      },
    },
  }
}
