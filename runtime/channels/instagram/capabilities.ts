import type { Capabilities } from '../Capabilities.ts'
import { capabilities as messenger } from '../messenger/capabilities.ts'

const MB = 1_000_000

/** As Messenger, but a text is counted in bytes, and of files it knows pictures, films and sounds. */
export const capabilities: Capabilities = {
  ...messenger,
  text: { max: 1_000, unit: 'bytes', withChoices: null },
  media: { image: { bytes: 8 * MB }, video: { bytes: 25 * MB }, audio: { bytes: 25 * MB } },
  receipts: ['read'],
}
