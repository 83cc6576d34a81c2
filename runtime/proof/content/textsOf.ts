import type { Content, Json, Node, Option, QuickReply, Text } from '../../../schemas/flow.ts'

/** The way from a node to a place in it. */
export type Names = readonly (string | number)[]
export type TextPlace = { readonly names: Names; readonly text: Text }
export type TemplatePlace = { readonly names: Names; readonly template: string }
export type ContentPlace = { readonly names: Names; readonly content: Content }
export type QuickReplyPlace = { readonly names: Names; readonly quickReply: QuickReply }
export type OptionPlace = { readonly names: Names; readonly option: Option }

/** Every list of messages that a node can send. */
export function contentsOf(node: Node): readonly ContentPlace[] {
  const fields = ['content', 'returning', 'prompt', 'retry'] as const
  return fields.flatMap((field): readonly ContentPlace[] => {
    const content = field in node ? (node as { readonly [name in typeof field]?: Content })[field] : undefined // checked by `in`
    return content === undefined ? [] : [{ names: [field], content }]
  })
}

/** Every button under a text of a node. */
export function quickRepliesOf(node: Node): readonly QuickReplyPlace[] {
  return contentsOf(node).flatMap(({ names, content }) =>
    content.flatMap((part, index) =>
      'media' in part
        ? []
        : (part.quickReplies ?? []).map((quickReply, reply) => ({
            names: [...names, index, 'quickReplies', reply],
            quickReply,
          })),
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
    ...contentsOf(node).flatMap(({ names, content }) => textsIn(names, content)),
    ...optionsOf(node).map(({ names, option }) => ({ names: [...names, 'label'], text: option.label })),
  ]
}

function textsIn(names: Names, content: Content): readonly TextPlace[] {
  return content.flatMap((part, index): readonly TextPlace[] => {
    const here = [...names, index]
    if ('media' in part) {
      return [
        ...(part.media.alt === undefined ? [] : [{ names: [...here, 'media', 'alt'], text: part.media.alt }]),
        ...(part.caption === undefined ? [] : [{ names: [...here, 'caption'], text: part.caption }]),
      ]
    }
    return [
      { names: [...here, 'text'], text: part.text },
      ...(part.quickReplies ?? []).map(({ label }, reply) => ({
        names: [...here, 'quickReplies', reply, 'label'],
        text: label,
      })),
    ]
  })
}

/** Every string of a node that is a template: its texts in each language, and what it hands on. */
export function templatesOf(node: Node): readonly TemplatePlace[] {
  const texts = textsOf(node).flatMap(({ names, text }): readonly TemplatePlace[] =>
    typeof text === 'string' ? [{ names, template: text }] : templatesIn(text, names),
  )
  const media = contentsOf(node).flatMap(({ names, content }) =>
    content.flatMap((part, index) =>
      'media' in part ? [{ names: [...names, index, 'media', 'url'], template: part.media.url }] : [],
    ),
  )
  return [...texts, ...media, ...handedOn(node)]
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

function templatesIn(value: Json, names: Names): readonly TemplatePlace[] {
  if (typeof value === 'string') return [{ names, template: value }]
  if (typeof value !== 'object' || value === null) return []
  const members: readonly (readonly [string | number, Json])[] = isList(value)
    ? value.map((item, index) => [index, item] as const)
    : Object.entries(value)
  return members.flatMap(([name, member]) => templatesIn(member, [...names, name]))
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value)
