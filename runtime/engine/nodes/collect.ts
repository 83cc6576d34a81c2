import type { CollectNode } from '../../../schemas/flow.ts'
import { DEFAULT_ATTEMPTS, DEFAULT_WAIT } from '../limits.ts'
import type { Answer } from '../match/matchOption.ts'
import { durationMs } from '../parseDuration.ts'
import type { CompileContext } from '../template/CompileContext.ts'
import { compileContent, sendContent } from '../template/compileContent.ts'
import { type Behaviour, REST } from '../walk/CompiledFlow.ts'
import { setVariables, type Turn, takeAnswer } from '../walk/Turn.ts'
import { compileCollectValue } from './collectValue.ts'
import { compileOptionPrompt } from './optionPrompt.ts'
import { readingOf } from './readingOf.ts'

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
    return (turn) => {
      sendContent(turn, context.nodeId, render)
      // A number is what is asked for, and not the place of a button.
      const { offered: buttons } = turn.session
      if (buttons !== undefined && value.kind === 'number') turn.session.offered = { ...buttons, isUnnumbered: true }
    }
  }
  function keep(turn: Turn, found: string | number): string {
    setVariables(turn, context.scope, { [node.variable]: found })
    turn.trace.push({ type: 'valueCollected', node: context.nodeId, variable: node.variable })
    return 'next'
  }

  const offered: ReadonlySet<string> = new Set(value.kind === 'choice' ? value.options.map(({ id }) => id) : [])
  /** A button names its option; its label is no answer to another question. */
  function readAnswer(turn: Turn, { words, pressed }: Answer): ReturnType<typeof read> {
    if (pressed === null) return read(words, readingOf(context, turn), turn.patterns)
    return pressed.node === context.nodeId && offered.has(pressed.option)
      ? { ok: true, value: pressed.option }
      : { ok: false, reason: 'presses a button of another question' }
  }

  return {
    enter(turn) {
      const answer = takeAnswer(turn)
      const found = answer === null || value.kind === 'text' ? null : readAnswer(turn, answer)
      if (found?.ok === true) return keep(turn, found.value)
      ask(turn)
      return REST
    },
    rest: {
      events: ['message', 'timeout'],
      timeout: durationMs(node.timeout ?? DEFAULT_WAIT),
      resume(turn, event) {
        if (event.type === 'timeout') return 'timeout'
        const found = readAnswer(turn, takeAnswer(turn) ?? { words: '', pressed: null })
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
