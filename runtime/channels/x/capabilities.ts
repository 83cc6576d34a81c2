import type { Capabilities } from '../Capabilities.ts'

/** Direct messages of the second interface have no quick replies, and files only after an upload: they go as links. */
export const capabilities: Capabilities = {
  text: { max: 10_000, unit: 'characters', withChoices: null },
  choices: [],
  media: {},
  caption: null,
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
