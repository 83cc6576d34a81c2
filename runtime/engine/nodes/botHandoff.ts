import type { BotHandoffNode, Json } from '../../../schemas/flow.ts'
import { DEFAULT_WAIT, VARIABLE_LENGTH } from '../limits.ts'
import { compileKeywords } from '../match/compileKeywords.ts'
import { matchKeywords } from '../match/matchKeywords.ts'
import { durationMs } from '../parseDuration.ts'
import { type CompileContext, compileText } from '../template/CompileContext.ts'
import { type Behaviour, REST } from '../walk/CompiledFlow.ts'
import { nextCallId, sendMessage, setVariables, type Turn, takeWords } from '../walk/Turn.ts'

const ESCAPE = 'escape'

/**
 * Hands the conversation to a bot and rests while the bot has it. Every message goes to the bot, but the words that bring a person at
 * once; the bot hands back with an outcome and variables. Whatever it does instead (fails, stays silent) has an exit.
 */
export function compileBotHandoff(node: BotHandoffNode, context: CompileContext): Behaviour {
  const outcomes = new Set(node.outcomes)
  const escapeWords = node.escape === undefined ? null : compileKeywords([{ id: ESCAPE, keywords: node.escape }])
  const given = Object.entries(node.context ?? {}).map(([name, text]) => [name, compileText(context, text)] as const)

  function wantsPerson(turn: Turn, words: string): boolean {
    if (escapeWords === null) return false
    const { best } = matchKeywords(escapeWords, words)
    if (best !== null) turn.trace.push({ type: 'keywordMatched', node: context.nodeId, match: best, alsoMatched: [] })
    return best !== null
  }
  const attachments = (turn: Turn) =>
    turn.event.type === 'message' && turn.event.attachments !== undefined ? { attachments: turn.event.attachments } : {}

  return {
    enter(turn) {
      const words = takeWords(turn) ?? turn.session.text ?? ''
      if (wantsPerson(turn, words)) return ESCAPE
      const call = nextCallId(turn)
      turn.session.call = call
      turn.effects.push({
        type: 'handToBot',
        node: context.nodeId,
        bot: node.bot,
        call,
        text: words,
        ...attachments(turn),
        context: Object.fromEntries(given.map(([name, render]) => [name, render(turn)])),
      })
      return REST
    },
    rest: {
      events: ['message', 'timeout', 'botReplied', 'botFailed'],
      timeout: durationMs(node.timeout ?? DEFAULT_WAIT),
      resume(turn, event) {
        const { call } = turn.session
        if (event.type === 'timeout') return 'timeout'
        if (event.type === 'message') {
          const words = takeWords(turn) ?? ''
          if (wantsPerson(turn, words)) return ESCAPE
          turn.effects.push({
            type: 'forwardToBot',
            node: context.nodeId,
            bot: node.bot,
            call: call ?? '',
            text: words,
            ...attachments(turn),
          })
          return REST
        }
        if (event.type !== 'botReplied' && event.type !== 'botFailed') return null
        if (event.call !== call) return null
        if (event.type === 'botReplied' && event.bot !== undefined && event.bot !== node.bot) return null
        if (event.type === 'botFailed') {
          turn.trace.push({ type: 'callReturned', node: context.nodeId, outcome: `failed: ${event.reason}` })
          return 'failed'
        }
        for (const message of event.replies) sendMessage(turn, context.nodeId, message)
        if (event.handback === undefined) return REST
        const { outcome, variables } = event.handback
        setVariables(turn, context.scope, withinLimits(variables ?? {}))
        turn.session.botOutcome = outcome ?? 'done'
        turn.trace.push({ type: 'callReturned', node: context.nodeId, outcome: outcome ?? 'done' })
        return outcome !== undefined && outcomes.has(outcome) ? outcome : 'done'
      },
    },
  }
}

function withinLimits(variables: { readonly [name: string]: Json }): { readonly [name: string]: Json } {
  return Object.fromEntries(
    Object.entries(variables).filter(([, value]) => JSON.stringify(value).length <= VARIABLE_LENGTH),
  )
}
