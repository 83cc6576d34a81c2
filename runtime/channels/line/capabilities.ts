import type { Capabilities } from '../Capabilities.ts'

const MB = 1_000_000
const LABEL = { max: 20, unit: 'graphemes' } as const

/** Answers go by the reply token, and by push when it is spent. There are no files. */
export const capabilities: Capabilities = {
  text: { max: 5_000, unit: 'utf16', withChoices: null },
  choices: [{ as: 'quickReplies', most: 13, label: LABEL, value: 300 }],
  media: { image: { bytes: 10 * MB }, video: { bytes: 200 * MB }, audio: { bytes: 200 * MB } },
  caption: null,
  cards: {
    least: 1,
    most: 10,
    title: { max: 40, unit: 'graphemes' },
    text: { max: 60, unit: 'graphemes' },
    label: LABEL,
    buttons: { least: 1, most: 3, links: 3 },
    value: 300,
    mixes: true,
    isUniform: true,
    image: 'allOrNone',
    needsText: false,
  },
  links: { most: 4, label: LABEL, text: 160 },
  sections: false,
  locationRequest: true,
  templates: false,
  window: null,
  repliesPerMessage: null,
  receipts: [],
  echo: false,
  idempotent: true,
}
