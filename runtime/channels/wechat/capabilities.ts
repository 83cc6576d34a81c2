import type { Capabilities } from '../Capabilities.ts'

const MB = 1_000_000

/**
 * Customer-service messages: five for each one of the customer's, within 48 hours. Pictures and voices are given to it before; a film wants a small picture beside it, which nobody gives, and
 * files are none of its messages: they go as links.
 */
export const capabilities: Capabilities = {
  text: { max: 2_048, unit: 'bytes', withChoices: null },
  choices: [{ as: 'menu', most: 10, label: null, value: null }],
  media: {
    image: { bytes: 10 * MB, types: ['image/jpeg', 'image/png', 'image/gif', 'image/bmp'] },
    audio: { bytes: 2 * MB, types: ['audio/mpeg', 'audio/amr'] },
  },
  caption: null,
  cards: null,
  links: null,
  sections: false,
  locationRequest: false,
  templates: false,
  window: 48 * 3_600_000,
  repliesPerMessage: 5,
  receipts: [],
  echo: false,
  idempotent: false,
}
