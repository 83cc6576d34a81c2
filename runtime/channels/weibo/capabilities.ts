import type { Capabilities } from '../Capabilities.ts'

/** What is known of it is old: texts of less than 300 characters, and pictures as links. */
export const capabilities: Capabilities = {
  text: { max: 299, unit: 'characters', withChoices: null },
  choices: [],
  media: {},
  caption: null,
  cards: null,
  links: null,
  sections: false,
  locationRequest: false,
  templates: false,
  window: 48 * 3_600_000,
  repliesPerMessage: null,
  receipts: [],
  echo: false,
  idempotent: false,
}
