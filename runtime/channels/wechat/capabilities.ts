import type { Capabilities } from '../Capabilities.ts'

const MB = 1_000_000

/** Customer-service messages: five for each one of the customer's, within 48 hours. */
export const capabilities: Capabilities = {
  text: { max: 2_048, unit: 'bytes', withChoices: null },
  choices: [{ as: 'menu', most: 10, label: null, value: null }],
  media: { image: { bytes: 10 * MB }, video: { bytes: 10 * MB }, audio: { bytes: 2 * MB } },
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
