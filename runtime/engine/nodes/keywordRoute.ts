import type { KeywordRouteNode } from '../../../schemas/flow.ts'
import { chooseLanguage } from '../chooseLanguage.ts'
import { DEFAULT_WAIT, MESSAGE_LENGTH } from '../limits.ts'
import { compileKeywords } from '../match/compileKeywords.ts'
import { matchKeywords } from '../match/matchKeywords.ts'
import { durationMs } from '../parseDuration.ts'
import type { CompileContext } from '../template/CompileContext.ts'
import { compileContent, sendContent } from '../template/compileContent.ts'
import type { Behaviour } from '../walk/CompiledFlow.ts'
import { REST } from '../walk/CompiledFlow.ts'
import { type Turn, takeWords } from '../walk/Turn.ts'

/**
 * Routes by keyword. Without a prompt it never rests: it reads the latest message, and leaves it for the next wait. With a prompt it
 * asks and rests, unless a message is at hand that matches at once.
 */
export function compileKeywordRoute(node: KeywordRouteNode, context: CompileContext): Behaviour {
  const matcher = compileKeywords(node.rules)
  const skills = new Map(node.rules.map((rule) => [rule.id, rule.skill]))

  function route(turn: Turn, text: string): string | null {
    const { best, also } = matchKeywords(matcher, text.slice(0, MESSAGE_LENGTH), turn.patterns)
    if (best === null) {
      turn.trace.push({ type: 'keywordMissed', node: context.nodeId })
      return null
    }
    turn.trace.push({ type: 'keywordMatched', node: context.nodeId, match: best, alsoMatched: also })
    const skill = skills.get(best.rule)
    if (skill !== undefined) requireSkill(turn, skill)
    if (best.languages.length === 1) speak(turn, context, best.languages[0])
    return best.rule
  }

  if (node.prompt === undefined) {
    return { enter: (turn) => route(turn, turn.inHand ?? turn.session.text ?? '') ?? 'noMatch' }
  }
  const prompt = compileContent(context, node.prompt)
  return {
    enter(turn) {
      const words = takeWords(turn)
      const rule = words === null ? null : route(turn, words)
      if (rule !== null) return rule
      sendContent(turn, context.nodeId, prompt)
      return REST
    },
    rest: {
      events: ['message', 'timeout'],
      timeout: durationMs(node.timeout ?? DEFAULT_WAIT),
      resume(turn, event) {
        if (event.type === 'timeout') return 'timeout'
        return route(turn, takeWords(turn) ?? '') ?? 'noMatch'
      },
    },
  }
}

function requireSkill(turn: Turn, skill: string): void {
  const skills = turn.session.skills ?? []
  if (!skills.some((required) => required.skill === skill)) turn.session.skills = [...skills, { skill, level: 1 }]
}

/** The language of a keyword is the conversation's when nobody has said another. */
function speak(turn: Turn, context: CompileContext, language: string | undefined): void {
  if (turn.contact.language !== undefined || turn.env.channel.language !== undefined) return
  const spoken = chooseLanguage(language, turn.flow.languages)
  if (spoken === null || spoken === turn.session.language) return
  turn.session.language = spoken
  turn.values = null
  turn.trace.push({ type: 'languageChosen', language: spoken, because: `keyword at "${context.nodeId}"` })
}
