/*
 * Reads JSON by position: strictly RFC 8259, without recursion, so that no nesting overflows the stack. It exists beside JSON.parse, which
 * loses repeated names in silence and words its errors differently in every browser. jsonc-parser would do, but has no build that Node
 * loads as an ES module, recurses, and takes comments.
 */
import { type Words, words } from '../words.ts'
import { readString } from './readString.ts'

/** Objects and lists inside each other. The format needs about ten; a request's body may have more. */
export const JSON_DEPTH = 100

/** Where the text stops being JSON, and why. `offset` counts UTF-16 code units. */
export type JsonFault = { readonly code: 'invalidJson' | 'tooDeep'; readonly offset: number; readonly message: Words }

/** One open object or list: the name or index that is being read, and the names read before. */
export type Frame = { readonly isObject: boolean; name: string | number; readonly names: Set<string> }

/** Called at each name (its quote) and each list item (its first character) with the frames that lead there. */
export type Visit = (frames: readonly Frame[], offset: number) => void

const SPACE = /[ \t\n\r]*/y
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const LITERAL = /true|false|null/y
const CONFLICT = /<<<<<<<|=======|>>>>>>>/y

/** Visits every name and item in order; the fault that ended the reading, or null when the text is JSON. */
export function scanJson(text: string, visit: Visit): JsonFault | null {
  const frames: Frame[] = []
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0
  let expecting: 'value' | 'firstItem' | 'firstName' | 'name' | 'end' = 'value'
  const fault = (message: Words): JsonFault => ({ code: 'invalidJson', offset: at, message })

  for (;;) {
    at = skip(SPACE, text, at)
    const char = text[at]
    const frame = frames.at(-1)
    if (char === undefined) {
      if (frame !== undefined) return fault(words`the file ends, but ${unclosed(frames)} is not closed`)
      return expecting === 'end' ? null : fault(words`the file is empty`)
    }
    if ((at === 0 || text[at - 1] === '\n') && skip(CONFLICT, text, at) > at) {
      return fault(words`this is the mark of a merge conflict; choose one side and remove the marks`)
    }
    if (expecting === 'end') {
      if (frame === undefined) return fault(words`nothing may follow the end, but there is ${char}`)
      const close = frame.isObject ? '}' : ']'
      if (char !== close && char !== ',') return fault(words`expected a comma or ${close}, but there is ${char}`)
      at += 1
      if (char === close) frames.pop()
      else expecting = frame.isObject ? 'name' : 'value'
      if (typeof frame.name === 'number') frame.name += 1
    } else if ((expecting === 'firstName' && char === '}') || (expecting === 'firstItem' && char === ']')) {
      frames.pop()
      at += 1
      expecting = 'end'
    } else if (frame !== undefined && (expecting === 'firstName' || expecting === 'name')) {
      if (char === '}') return fault(words`a comma stands before this }; remove the comma`)
      if (char !== '"') return fault(noJson(words`a name in double quotes`, char))
      const name = readString(text, at)
      if (!name.ok) return fault(name.message)
      frame.name = name.value
      visit(frames, at)
      frame.names.add(name.value)
      at = skip(SPACE, text, name.end)
      if (text[at] !== ':') {
        return fault(words`expected a colon after the name, but there is ${text[at] ?? words`nothing{:is there}`}`)
      }
      at += 1
      expecting = 'value'
    } else {
      if (frame?.isObject === false) {
        if (char === ']') return fault(words`a comma stands before this ]; remove the comma`)
        visit(frames, at)
      }
      if (char === '{' || char === '[') {
        if (frames.length === JSON_DEPTH)
          return { ...fault(words`objects and lists are nested more than ${JSON_DEPTH} deep`), code: 'tooDeep' }
        frames.push({ isObject: char === '{', name: char === '{' ? '' : 0, names: new Set() })
        at += 1
        expecting = char === '{' ? 'firstName' : 'firstItem'
      } else {
        if (char === '"') {
          const string = readString(text, at)
          if (!string.ok) return fault(string.message)
          at = string.end
        } else {
          const end = Math.max(skip(NUMBER, text, at), skip(LITERAL, text, at))
          if (end === at) return fault(noJson(words`a value`, char))
          at = end
        }
        expecting = 'end'
      }
    }
  }
}

/** The offset after what `pattern` finds at `at`; `at` when it finds nothing. */
function skip(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : at
}

function unclosed(frames: readonly Frame[]): Words {
  const named = frames.findLast(({ name }) => typeof name === 'string' && name !== '')
  const what = frames.at(-1)?.isObject === true ? words`an object` : words`a list`
  return named === undefined ? what : words`${what} in "${named.name}"`
}

function noJson(expected: Words, char: string): Words {
  if (char === "'") return words`names and texts stand in double quotes, not in single ones`
  if (char === '/') return words`JSON has no comments; remove it`
  return words`expected ${expected}, but there is ${char}`
}
