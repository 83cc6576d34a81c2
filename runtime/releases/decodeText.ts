/** What a text of a file is, or in words why its bytes are none: `is not UTF-8: …`. A byte order mark is kept, for who writes the file back. */
export type Decoded = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly problem: string }

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Reads bytes as UTF-8 and never guesses: what is read wrong would be written back wrong. */
export function decodeText(bytes: Uint8Array): Decoded {
  if (isWide(bytes)) return { ok: false, problem: 'is UTF-16, and must be UTF-8' }
  try {
    return { ok: true, text: UTF8.decode(bytes) }
  } catch {
    const at = firstWrongByte(bytes)
    const line = bytes.subarray(0, at).reduce((count, byte) => (byte === 0x0a ? count + 1 : count), 1)
    const byte = (bytes[at] ?? 0).toString(16).padStart(2, '0')
    return { ok: false, problem: `is not UTF-8: line ${line} holds the byte ${byte}` }
  }
}

/** By its mark, or because its first characters, which are ASCII in JSON and CSV, have a byte too many. */
function isWide([first, second, third, fourth]: Uint8Array): boolean {
  const isMarked = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)
  return isMarked || (second === 0 && fourth === 0) || (first === 0 && third === 0)
}

/** Where the bytes part from what they would be, had they been written as UTF-8. */
function firstWrongByte(bytes: Uint8Array): number {
  const written = Buffer.from(Buffer.from(bytes).toString('utf8'))
  const at = bytes.findIndex((byte, index) => byte !== written[index])
  return at < 0 ? bytes.length - 1 : at
}
