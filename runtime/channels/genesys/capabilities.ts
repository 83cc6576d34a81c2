import type { Capabilities } from '../Capabilities.ts'

const MB = 1_000_000

export const capabilities: Capabilities = {
  text: { max: 4_096, unit: 'characters', withChoices: null },
  choices: [],
  media: { image: { bytes: 10 * MB }, video: { bytes: 10 * MB }, audio: { bytes: 10 * MB }, file: { bytes: 10 * MB } },
  caption: 4_096,
  cards: null,
  links: null,
  sections: false,
  locationRequest: false,
  templates: false,
  window: null,
  repliesPerMessage: null,
  receipts: [],
  echo: false,
  idempotent: false,
}
