import type { Capabilities } from '../Capabilities.ts'

const ANY = { bytes: Number.POSITIVE_INFINITY }

/** Our own format: whoever takes it shows what it likes. */
export const capabilities: Capabilities = {
  text: { max: null, unit: 'characters', withChoices: null },
  choices: [{ as: 'quickReplies', most: 100, label: null, value: null }],
  media: { image: ANY, video: ANY, audio: ANY, file: ANY },
  caption: Number.POSITIVE_INFINITY,
  cards: { most: 10, buttons: 3 },
  links: { most: 10, label: { max: 10_000, unit: 'characters' } },
  sections: true,
  locationRequest: true,
  templates: false,
  window: null,
  repliesPerMessage: null,
  receipts: [],
  echo: false,
  idempotent: true,
}
