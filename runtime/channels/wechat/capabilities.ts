import type { Capabilities } from '../Capabilities.ts'

/** Customer-service messages: five for each one of the customer's, within 48 hours. Files are shown only after an upload: they go as links. */
export const capabilities: Capabilities = {
  text: { max: 2_048, unit: 'bytes', withChoices: null },
  choices: [{ as: 'menu', most: 10, label: null, value: null }],
  media: {},
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
