import type { Capabilities } from '../Capabilities.ts'

const MB = 1_000_000
const LABEL = { max: 20, unit: 'graphemes' } as const

/** Answers go by the reply token, and by push when it is spent. There are no files. */
export const capabilities: Capabilities = {
  text: { max: 5_000, unit: 'utf16', withChoices: null },
  choices: [{ as: 'quickReplies', most: 13, label: LABEL, value: 300 }],
  media: { image: { bytes: 10 * MB }, video: { bytes: 200 * MB }, audio: { bytes: 200 * MB } },
  caption: null,
  cards: { most: 10, buttons: 3 },
  links: { most: 4, label: LABEL },
  sections: false,
  locationRequest: true,
  templates: false,
  window: null,
  repliesPerMessage: null,
  receipts: [],
  echo: false,
  idempotent: true,
}
