import type { AssignNode } from '../../../schemas/flow.ts'
import { chooseLanguage } from '../chooseLanguage.ts'
import { languageTag } from '../languageTag.ts'
import { VARIABLE_LENGTH } from '../limits.ts'
import type { Effect } from '../state/effect.ts'
import { type CompileContext, compileText, type Render } from '../template/CompileContext.ts'
import { applyToContact } from '../walk/applyToContact.ts'
import type { Behaviour } from '../walk/CompiledFlow.ts'
import { removeVariable, setVariables, type Turn } from '../walk/Turn.ts'

type Scalar = string | number | boolean | null
type Setter = (turn: Turn) => Scalar

/** Sets variables, contact attributes, tags and the conversation's language. Strings are templates; null removes. */
export function compileAssign(node: AssignNode, context: CompileContext): Behaviour {
  const variables = setters(node.variables ?? {}, context)
  const contact = setters(node.contact ?? {}, context)
  const language = node.language === undefined ? null : compileText(context, node.language)
  return {
    enter(turn) {
      for (const [name, value] of variables) {
        const found = value(turn)
        if (found === null) removeVariable(turn, context.scope, name)
        else setVariables(turn, context.scope, { [name]: found })
      }
      if (
        contact.length > 0 ||
        node.addTags !== undefined ||
        node.removeTags !== undefined ||
        node.language !== undefined
      ) {
        const attributes = Object.fromEntries(contact.map(([name, value]) => [name, value(turn)]))
        updateContact(turn, attributes, node, languageTag(language?.(turn) ?? '') ?? '')
      }
      return 'next'
    },
  }
}

function setters(
  values: { readonly [name: string]: Scalar },
  context: CompileContext,
): readonly (readonly [string, Setter])[] {
  return Object.entries(values).map(([name, value]) => {
    if (typeof value !== 'string') return [name, () => value] as const
    const render: Render = compileText(context, value)
    return [name, (turn: Turn) => render(turn).slice(0, VARIABLE_LENGTH)] as const
  })
}

/** `language` is '' where none is assigned. */
function updateContact(
  turn: Turn,
  attributes: { readonly [name: string]: Scalar },
  { addTags = [], removeTags = [] }: AssignNode,
  language: string,
): void {
  const effect: Effect = {
    type: 'updateContact',
    ...(Object.keys(attributes).length > 0 ? { attributes } : {}),
    ...(addTags.length > 0 ? { addTags } : {}),
    ...(removeTags.length > 0 ? { removeTags } : {}),
    ...(language === '' ? {} : { language }),
  }
  turn.effects.push(effect)
  turn.contact = applyToContact(turn.contact, [effect])
  turn.values = null
  const spoken = language === '' ? null : chooseLanguage(language, turn.flow.languages)
  if (spoken !== null && spoken !== turn.session.language) {
    turn.session.language = spoken
    turn.trace.push({ type: 'languageChosen', language: spoken, because: 'assigned' })
  }
}
