import { type Capabilities, perSecond } from '../Capabilities.ts'

const MB = 1_000_000
const LABEL = { max: 20, unit: 'graphemes' } as const

/**
 * Answers go by the reply token, and by push when it is spent. There are no files. Cards and links are Flex messages, which LINE bounds by their
 * bytes alone: 30,000 for a card, 50,000 for a row.
 */
export const capabilities: Capabilities = {
  text: { max: 5_000, unit: 'utf16', withChoices: null },
  choices: [{ as: 'quickReplies', most: 13, label: LABEL, value: 300 }],
  media: {
    image: { bytes: 10 * MB, types: ['image/jpeg', 'image/png'] },
    video: { bytes: 200 * MB, types: ['video/mp4'] },
    audio: { bytes: 200 * MB, types: ['audio/mpeg', 'audio/mp4'] },
  },
  caption: null,
  cards: {
    least: 1,
    most: 12,
    title: { max: 100, unit: 'graphemes' },
    text: { max: 300, unit: 'graphemes' },
    label: { max: 100, unit: 'graphemes' },
    buttons: { least: 0, most: 6, links: 6 },
    value: 300,
    mixes: true,
    isUniform: false,
    image: 'optional',
    needsText: false,
  },
  links: { most: 12, label: null, text: 1_000 },
  sections: false,
  locationRequest: true,
  templates: false,
  window: null,
  repliesPerMessage: null,
  rates: { account: perSecond(2_000) },
  receipts: [],
  echo: false,
  idempotent: true,
}
