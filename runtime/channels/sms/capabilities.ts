import type { Capabilities } from '../Capabilities.ts'

const MMS = { bytes: 5_000_000 }

/** Choices are numbered text; pictures and films go as MMS where the carrier has it. */
export const capabilities: Capabilities = {
  text: { max: 1_600, unit: 'utf16', withChoices: null },
  choices: [],
  media: { image: MMS, video: MMS },
  caption: 1_600,
  cards: null,
  links: null,
  sections: false,
  locationRequest: false,
  templates: false,
  window: null,
  repliesPerMessage: null,
  receipts: ['sent', 'delivered', 'failed'],
  echo: false,
  idempotent: false,
}
