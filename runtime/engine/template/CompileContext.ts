import type { Text } from '../../../schemas/flow.ts'
import { readValues, type Turn } from '../walk/Turn.ts'
import { wasObjectShown } from '../walk/textless.ts'
import type { Workspace } from '../workspace.ts'
import { compileTemplate, type Template } from './compileTemplate.ts'

/** What a node is compiled with. `scope` is the path of the calling nodes, '' at the top; `problems` collects what cannot run. */
export type CompileContext = {
  readonly workspace: Workspace
  readonly languages: readonly string[]
  readonly nodeId: string
  readonly scope: string
  readonly problems: { readonly nodeId: string; readonly message: string }[]
}

/** Text of this turn. A template that fails gives '' and says so in the trace: a customer is not lost to a filter. */
export type Render = (turn: Turn) => string

export function compileText(context: CompileContext, text: string): Render {
  const compiled = compileTemplate(text)
  if (!compiled.ok) {
    context.problems.push({ nodeId: context.nodeId, message: compiled.message })
    return () => ''
  }
  return renderer(context, compiled.template)
}

function renderer({ nodeId, scope }: CompileContext, { text, render }: Template): Render {
  if (render === null) return () => text
  const failed = (turn: Turn, message: string) => turn.trace.push({ type: 'templateFailed', node: nodeId, message })
  return (turn) => {
    try {
      const rendered = render(readValues(turn, scope))
      if (wasObjectShown()) failed(turn, 'an object has no text; name a member of it')
      return rendered
    } catch (error) {
      wasObjectShown()
      failed(turn, error instanceof Error ? (error.message.split('\n')[0] ?? '') : '')
      return ''
    }
  }
}

/** One renderer a language; the conversation's language is chosen at the time of rendering. */
export function compileLocalised(context: CompileContext, text: Text): Render {
  if (typeof text === 'string') return compileText(context, text)
  // An editor that shows a field for every language leaves those empty that nobody has translated yet.
  const written = Object.entries(text).filter(([, value]) => value !== '')
  const byLanguage = new Map(written.map(([language, value]) => [language, compileText(context, value)]))
  const fallback =
    context.languages.map((language) => byLanguage.get(language)).find((render) => render !== undefined) ??
    byLanguage.values().next().value
  return (turn) => {
    const { language } = turn.session
    const render = byLanguage.get(language) ?? byLanguage.get(language.split('-')[0] ?? language) ?? fallback
    return render === undefined ? '' : render(turn)
  }
}
