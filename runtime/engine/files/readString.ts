import { type Words, words } from '../words.ts'

export type JsonString =
  | { readonly ok: true; readonly value: string; readonly end: number }
  | { readonly ok: false; readonly message: Words }

/** The JSON text that opens with the quote at `start`, and the offset after its last quote. A loop: a pattern would keep every character of a long text on its stack. */
export function readString(text: string, start: number): JsonString {
  let hasEscapes = false
  for (let at = start + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === QUOTE) {
      const end = at + 1
      const value = hasEscapes ? (JSON.parse(text.slice(start, end)) as string) : text.slice(start + 1, at)
      return { ok: true, value, end }
    }
    if (code === BACKSLASH) {
      const escaped = ESCAPE.exec(text.slice(at, at + 6))?.[0]
      if (escaped === undefined) {
        return {
          ok: false,
          message: words`this text holds ${text.slice(at, at + 2)}, which means nothing; write \\\\ for a backslash`,
        }
      }
      hasEscapes = true
      at += escaped.length - 1
    } else if (code < FIRST_PRINTABLE) {
      return code === LINE_FEED || code === CARRIAGE_RETURN
        ? {
            ok: false,
            message: words`this text runs over the end of its line; close it with a double quote, or write \\n for a new line`,
          }
        : {
            ok: false,
            message: words`this text holds a control character; write \\u${code.toString(16).padStart(4, '0')}`,
          }
    }
  }
  return { ok: false, message: words`this text never ends; close it with a double quote` }
}

const QUOTE = 0x22
const BACKSLASH = 0x5c
const LINE_FEED = 0x0a
const CARRIAGE_RETURN = 0x0d
const FIRST_PRINTABLE = 0x20
const ESCAPE = /^\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/
