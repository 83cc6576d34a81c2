import type { Capabilities } from '../Capabilities.ts'

const MB = 1_000_000

/** Media are links: whoever reads an e-mail opens them, and no server turns the letter away for its size. */
export const capabilities: Capabilities = {
  text: { max: 10 * MB, unit: 'bytes', withChoices: null },
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
  receipts: ['failed'],
  echo: false,
  idempotent: false,
}
