import { example, exampleFlow, toGeneral } from '../example.ts'
import type { Rule } from '../Rule.ts'
import { unknownReferences } from '../references.ts'

const calling = (flow: string) => ({
  main: exampleFlow('main', {
    call: { type: 'subflow', flow, exits: { done: 'to-general' } },
    'to-general': toGeneral,
  }),
  identify: exampleFlow('identify', { done: { type: 'outcome', outcome: 'done' } }),
})

export const unknownFlow: Rule = {
  code: 'unknownFlow',
  severity: 'error',
  explanation:
    'A subflow node calls a flow that does not exist, so the calling flow cannot be published. Name a flow of the workspace, or add its file.',
  good: example({}, {}, { flows: calling('identify') }),
  bad: example({}, {}, { flows: calling('identfy') }),
  find: (workspace) => unknownReferences(workspace, 'flow', 'the workspace'),
}
