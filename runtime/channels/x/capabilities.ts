import type { Capabilities } from '../Capabilities.ts'

const MB = 1_000_000

/** Direct messages of the second interface have no quick replies. */
export const capabilities: Capabilities = {
  text: { max: 10_000, unit: 'characters', withChoices: null },
  choices: [],
  media: { image: { bytes: 5 * MB }, video: { bytes: 15 * MB } },
  caption: 10_000,
  cards: null,
  links: null,
  sections: false,
  locationRequest: false,
  templates: false,
  window: null,
  repliesPerMessage: null,
  receipts: ['read'],
  echo: true,
  idempotent: false,
}
