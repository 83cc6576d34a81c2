import type { ContentPart, Text } from '../../../schemas/flow.ts'

/** What a message can be, as people choose it. */
export const PART_KINDS = ['text', 'image', 'video', 'audio', 'file', 'cards'] as const
export type PartKind = (typeof PART_KINDS)[number]

export const partKindOf = (part: ContentPart): PartKind =>
  'media' in part ? part.media.kind : 'cards' in part ? 'cards' : 'text'

/** The part as another kind of message; what it says and how it goes out elsewhere stays. */
export function withPartKind(part: ContentPart, kind: PartKind, empty: Text): ContentPart {
  const { template, on } = part
  const kept = { ...(template === undefined ? {} : { template }), ...(on === undefined ? {} : { on }) }
  const said = 'text' in part ? part.text : part.caption
  if (kind === 'text') return { text: said ?? empty, ...kept }
  if (kind === 'cards') return { ...captioned(said), cards: [{ title: empty, text: empty }], ...kept }
  if ('media' in part) return { ...part, media: { ...part.media, kind } }
  return { media: { kind, url: 'https://' }, ...captioned(said), ...kept }
}

const captioned = (caption: Text | undefined): { readonly caption?: Text } => (caption === undefined ? {} : { caption })
