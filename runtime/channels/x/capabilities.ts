import type { Capabilities } from '../Capabilities.ts'

const MB = 1_000_000

/** Direct messages of the second interface have no quick replies; pictures and films are given to X before. https://docs.x.com/x-api/media/quickstart/best-practices */
export const capabilities: Capabilities = {
  text: { max: 10_000, unit: 'characters', withChoices: null },
  choices: [],
  media: {
    image: { bytes: 5 * MB, types: ['image/jpeg', 'image/png', 'image/apng', 'image/webp', 'image/gif'] },
    video: { bytes: 512 * MB, types: ['video/mp4', 'video/quicktime'] },
  },
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
