import type { ContentPart, Text } from '../../../schemas/flow.ts'

/** The way from a content part to a place in it. */
export type PartNames = readonly (string | number)[]
export type PartText = { readonly names: PartNames; readonly text: Text }
/** An address that may be a template. */
export type PartAddress = { readonly names: PartNames; readonly url: string }
/** What answers when it is pressed. */
export type PartAnswer = { readonly names: PartNames; readonly label: Text; readonly value?: string }

/** A content part and what is sent in its place on some kinds. */
export function variantsOf(part: ContentPart): readonly { readonly names: PartNames; readonly part: ContentPart }[] {
  return [
    { names: [], part },
    ...Object.entries(part.on ?? {}).map(([kind, other]) => ({ names: ['on', kind], part: other })),
  ]
}

/** Every text of a part that a customer may read, that of its variants not included. */
export function textsOfPart(part: ContentPart): readonly PartText[] {
  const { variables = [] } = part.template ?? {}
  return [...saidOf(part), ...variables.map((text, index) => ({ names: ['template', 'variables', index], text }))]
}

function saidOf(part: ContentPart): readonly PartText[] {
  if ('media' in part) return [...maybe(['media', 'alt'], part.media.alt), ...maybe(['caption'], part.caption)]
  if ('cards' in part) {
    const cards = part.cards.flatMap(({ title, text, image, buttons = [] }, index) => [
      ...maybe(['cards', index, 'image', 'alt'], image?.alt),
      { names: ['cards', index, 'title'], text: title },
      ...maybe(['cards', index, 'text'], text),
      ...labels(['cards', index, 'buttons'], buttons),
    ])
    return [...maybe(['caption'], part.caption), ...cards]
  }
  const { text, quickReplies = [], buttons = [], list } = part
  return [
    { names: ['text'], text },
    ...labels(['quickReplies'], quickReplies),
    ...labels(['buttons'], buttons),
    ...maybe(['list', 'label'], list?.label),
    ...(list?.sections ?? []).flatMap(({ title, rows }, index) => [
      ...maybe(['list', 'sections', index, 'title'], title),
      ...rows.flatMap(({ label, description }, row) => [
        { names: ['list', 'sections', index, 'rows', row, 'label'], text: label },
        ...maybe(['list', 'sections', index, 'rows', row, 'description'], description),
      ]),
    ]),
  ]
}

/** Every address in a part. */
export function addressesOfPart(part: ContentPart): readonly PartAddress[] {
  if ('media' in part) return [{ names: ['media', 'url'], url: part.media.url }]
  const links = (names: PartNames, buttons: readonly { readonly url?: string }[]) =>
    buttons.flatMap(({ url }, index) => (url === undefined ? [] : [{ names: [...names, index, 'url'], url }]))
  if (!('cards' in part)) return links(['buttons'], part.buttons ?? [])
  return part.cards.flatMap(({ image, buttons = [] }, index) => [
    ...(image === undefined ? [] : [{ names: ['cards', index, 'image', 'url'], url: image.url }]),
    ...links(['cards', index, 'buttons'], buttons),
  ])
}

/** Everything in a part that answers, in the order of its numbers where it is numbered text. */
export function answersOfPart(part: ContentPart): readonly PartAnswer[] {
  if ('media' in part) return []
  if ('cards' in part)
    return part.cards.flatMap(({ buttons = [] }, index) => answering(['cards', index, 'buttons'], buttons))
  const { quickReplies = [], buttons = [], list } = part
  return [
    ...answering(['quickReplies'], quickReplies),
    ...answering(['buttons'], buttons),
    ...(list?.sections ?? []).flatMap(({ rows }, index) => answering(['list', 'sections', index, 'rows'], rows)),
  ]
}

type Pressed = { readonly label: Text; readonly value?: string; readonly url?: string }

const answering = (names: PartNames, buttons: readonly Pressed[]): readonly PartAnswer[] =>
  buttons.flatMap(({ label, value, url }, index) =>
    url === undefined ? [{ names: [...names, index], label, ...(value === undefined ? {} : { value }) }] : [],
  )

const labels = (names: PartNames, buttons: readonly Pressed[]): readonly PartText[] =>
  buttons.map(({ label }, index) => ({ names: [...names, index, 'label'], text: label }))

const maybe = (names: PartNames, text: Text | undefined): readonly PartText[] =>
  text === undefined ? [] : [{ names, text }]
