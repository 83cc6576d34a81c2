import { scanJson } from '../engine/files/scanJson.ts'

/** The value of a JSON text from outside; undefined for what is not JSON, or nested deeper than the journal can hold. */
export function parseJson(text: string): unknown {
  return scanJson(text, () => {}) === null ? JSON.parse(text.replace(/^\uFEFF/, '')) : undefined
}
