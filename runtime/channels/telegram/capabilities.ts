import type { Capabilities } from '../Capabilities.ts'

const MB = 1_000_000

/** Buttons stand one in a row, so that long labels wrap; what comes back from one holds 64 bytes. */
export const capabilities: Capabilities = {
  text: { max: 4_096, unit: 'utf16', withChoices: null },
  choices: [{ as: 'inlineKeyboard', most: 100, label: null, value: 64 }],
  media: { image: { bytes: 10 * MB }, video: { bytes: 50 * MB }, audio: { bytes: 50 * MB }, file: { bytes: 50 * MB } },
  caption: 1_024,
  cards: null,
  links: { most: 100, label: null, text: null },
  sections: false,
  locationRequest: true,
  templates: false,
  window: null,
  repliesPerMessage: null,
  // https://core.telegram.org/bots/faq: about thirty a second, and one a second in a chat, in which short bursts pass.
  rates: { account: { everyMs: 34, burst: 10 }, pair: { everyMs: 1_000, burst: 20 } },
  receipts: [],
  echo: false,
  idempotent: false,
}
