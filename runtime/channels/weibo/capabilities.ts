import type { Capabilities } from '../Capabilities.ts'

/** What is known of it is old: texts of less than 300 characters, and pictures as articles, whose picture has an address. Its page names no other way for a program to send one. */
export const capabilities: Capabilities = {
  text: { max: 299, unit: 'characters', withChoices: null },
  choices: [],
  media: { image: { bytes: 5_000_000 } },
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
