import { readFilePath } from '../engine/files/FileKind.ts'
import { formatPart } from '../engine/files/formatFile.ts'
import { formatWorkspace } from '../engine/files/formatWorkspace.ts'
import { memberShape, type ShapeName, settleShape } from '../engine/files/shapeOf.ts'
import type { Workspace } from '../engine/index.ts'
import { checkWithExamples } from '../proof/check/checkWithExamples.ts'
import type { Rule } from '../proof/check/Rule.ts'
import { NEVER_LOWERED, STRICT } from '../proof/check/severityOf.ts'
import { isDeepEqual } from '../proof/isDeepEqual.ts'
import { paint } from './print.ts'
import { sayExample } from './sayExample.ts'

const WIDTH = 100
/** Lines of an example that are printed of one part, at most. */
const LINES = 40
/** The day on which the examples of the rules hold. */
const TODAY = '2026-11-20'

/** How bad a rule's findings are: `warning, in strict error`. */
export function saySeverity({ code, severity }: Rule): string {
  const strict = Object.hasOwn(STRICT, code) ? STRICT[code] : undefined
  const raised = strict === undefined || strict === severity ? '' : `, in strict ${strict}`
  return NEVER_LOWERED.has(code) ? `${severity}, always` : severity + raised
}

/** The page of a rule: what it finds and why, a bad example with what is found in it, and a good one. */
export function explainRule(stream: NodeJS.WriteStream, rule: Rule): string {
  const found = checkWithExamples(rule.bad, { today: TODAY }).filter(({ code }) => code === rule.code)
  const indent = (lines: readonly string[]) => lines.map((line) => (line === '' ? '' : `  ${line}`))
  const heading = (text: string) => ['', paint(stream, 'bold', text)]
  return [
    `${paint(stream, 'bold', rule.code)}  ${paint(stream, 'dim', saySeverity(rule))}`,
    '',
    ...wrap(rule.explanation),
    ...heading('Bad'),
    ...indent(partsOf(rule.bad, rule.good)),
    ...heading('Found'),
    ...indent(
      found
        .slice(0, 2)
        .flatMap((issue) => [issue.message, ...(issue.fix === undefined ? [] : [issue.fix]), ...sayExample(issue)]),
    ),
    ...heading('Good'),
    ...indent(partsOf(rule.good, rule.bad)),
  ].join('\n')
}

/** What a workspace has that the other has not or has otherwise: nodes, and whole files of another kind. */
function partsOf(workspace: Workspace, other: Workspace): readonly string[] {
  const [files, others] = [formatWorkspace(workspace), formatWorkspace(other)]
  return Object.entries(files).flatMap(([path, text]) => {
    if (text === others[path]) return []
    const flow = readFilePath(path)?.kind === 'flow'
    return [`${path}:`, ...(flow ? membersOf(text, others[path]) : cut(text.trimEnd().split('\n')))]
  })
}

type Members = { readonly [name: string]: unknown }

function membersOf(text: string, other = '{}'): readonly string[] {
  // Both are flows that were formatted above.
  const [own, theirs] = [JSON.parse(text) as Members, JSON.parse(other) as Members]
  const differing = (mine: Members, yours: Members | undefined) =>
    Object.entries(mine).filter(([name, value]) => !isDeepEqual(value, yours?.[name]))
  return differing(own, theirs).flatMap(([name, value]) =>
    name === 'nodes'
      ? differing(value as Members, theirs.nodes as Members | undefined).flatMap(([id, node]) => member(id, node, NODE)) // nodes of a flow
      : member(name, value, memberShape(settleShape('flow', own), name)),
  )
}

const NODE = 'flow#/$defs/node'

const member = (name: string, value: unknown, shape: ShapeName): readonly string[] =>
  cut(`"${name}": ${formatPart(value, shape)}`.split('\n'))

const cut = (lines: readonly string[]): readonly string[] =>
  lines.length <= LINES ? lines : [...lines.slice(0, LINES), `… ${lines.length - LINES} more lines`]

function wrap(text: string): readonly string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last === undefined || last.length + word.length >= WIDTH) lines.push(word)
    else lines[lines.length - 1] = `${last} ${word}`
  }
  return lines
}
