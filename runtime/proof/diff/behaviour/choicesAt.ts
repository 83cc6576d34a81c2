import type { Node } from '../../../../schemas/flow.ts'
import { answersFor } from '../../explore/answersFor.ts'
import { type Choice, choicesOf } from '../../explore/choicesOf.ts'
import type { Survey } from '../../explore/Survey.ts'

/** Everything that a customer can say to a node and that it tells apart: its choices, and the kinds of answers that it takes. */
export function choicesAt(node: Node, { compared, release }: Survey): readonly Choice[] {
  const { languages } = release.workspace.workspace
  if (node.type === 'branch') return (compared.get('message.text') ?? []).map((text) => said(String(text), 'text'))
  if (node.type !== 'collect' || node.value.kind === 'choice') return choicesOf(node, languages)
  const { value, variable } = node
  return answersFor(value, compared.get(`vars.${variable}`) ?? [], languages).map((answer) =>
    said(answer, `${JSON.stringify(value)} ${answer}`),
  )
}

const said = (text: string, chooses: string): Choice => ({ text, chooses, language: '' })
