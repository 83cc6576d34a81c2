import type { Content, ContentPart, Json, Node, Option, Text } from '../../../schemas/flow.ts'
import {
  addressesOfPart,
  answersOfPart,
  type PartAnswer,
  textsOfPart,
  variantsOf,
} from '../../engine/template/partTexts.ts'

/** The way from a node to a place in it. */
export type Names = readonly (string | number)[]
export type TextPlace = { readonly names: Names; readonly text: Text }
export type TemplatePlace = { readonly names: Names; readonly template: string }
export type ContentPlace = { readonly names: Names; readonly content: Content }
export type AnswerPlace = PartAnswer
export type OptionPlace = { readonly names: Names; readonly option: Option }

/** Every list of messages that a node can send. */
export function contentsOf(node: Node): readonly ContentPlace[] {
  const fields = ['content', 'returning', 'prompt', 'retry'] as const
  return fields.flatMap((field): readonly ContentPlace[] => {
    const content = field in node ? (node as { readonly [name in typeof field]?: Content })[field] : undefined // checked by `in`
    return content === undefined ? [] : [{ names: [field], content }]
  })
}

/** Everything in the messages of a node that answers when it is pressed, but for its options. */
export function answersOf(node: Node): readonly AnswerPlace[] {
  return partsOf(node).flatMap(({ names, part }) =>
    answersOfPart(part).map((answer) => ({ ...answer, names: [...names, ...answer.names] })),
  )
}

/** Every content part of a node, and what is sent in its place on some kinds. */
function partsOf(node: Node): readonly { readonly names: Names; readonly part: ContentPart }[] {
  return contentsOf(node).flatMap(({ names, content }) =>
    content.flatMap((part, index) =>
      variantsOf(part).map((variant) => ({ names: [...names, index, ...variant.names], part: variant.part })),
    ),
  )
}

/** Every choice that a node offers. */
export function optionsOf(node: Node): readonly OptionPlace[] {
  if (node.type === 'menu') return node.options.map((option, index) => ({ names: ['options', index], option }))
  if (node.type !== 'collect' || node.value.kind !== 'choice') return []
  return node.value.options.map((option, index) => ({ names: ['value', 'options', index], option }))
}

/** Every text of a node that a customer may read. */
export function textsOf(node: Node): readonly TextPlace[] {
  return [
    ...partsOf(node).flatMap(({ names, part }) =>
      textsOfPart(part).map((place) => ({ names: [...names, ...place.names], text: place.text })),
    ),
    ...optionsOf(node).map(({ names, option }) => ({ names: [...names, 'label'], text: option.label })),
  ]
}

/** Every string of a node that is a template: its texts in each language, and what it hands on. */
export function templatesOf(node: Node): readonly TemplatePlace[] {
  const texts = textsOf(node).flatMap(({ names, text }): readonly TemplatePlace[] =>
    typeof text === 'string' ? [{ names, template: text }] : templatesIn(text, names),
  )
  const addresses = partsOf(node).flatMap(({ names, part }) =>
    addressesOfPart(part).map((place) => ({ names: [...names, ...place.names], template: place.url })),
  )
  return [...texts, ...addresses, ...handedOn(node)]
}

function handedOn(node: Node): readonly TemplatePlace[] {
  switch (node.type) {
    case 'assign':
      return [...templatesIn(node.variables ?? {}, ['variables']), ...templatesIn(node.contact ?? {}, ['contact'])]
    case 'request':
      return [
        { names: ['url'], template: node.url },
        ...templatesIn(node.headers ?? {}, ['headers']),
        ...templatesIn(node.body ?? null, ['body']),
      ]
    case 'botHandoff':
      return templatesIn(node.context ?? {}, ['context'])
    case 'subflow':
      return templatesIn(node.inputs ?? {}, ['inputs'])
    default:
      return []
  }
}

/** Every string in a value that is all templates. */
export function templatesIn(value: Json, names: Names): readonly TemplatePlace[] {
  if (typeof value === 'string') return [{ names, template: value }]
  if (typeof value !== 'object' || value === null) return []
  const members: readonly (readonly [string | number, Json])[] = isList(value)
    ? value.map((item, index) => [index, item] as const)
    : Object.entries(value)
  return members.flatMap(([name, member]) => templatesIn(member, [...names, name]))
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value)
