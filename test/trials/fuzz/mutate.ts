import type { Draws } from '../sim/createDraws.ts'

/** What parsers least expect in the place of anything. */
const HOSTILE: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1e308,
  2 ** 53,
  '',
  ' ',
  '\u0000',
  '\ud800',
  'constructor',
  '__proto__',
  '~0000000000000a',
  'javascript:alert(1)',
  '٣',
  'x'.repeat(5_000),
  [],
  {},
  [[]],
  [null],
  { length: -1 },
  { toString: null },
  JSON.parse('{"__proto__":{"text":"x"}}'),
]

const below = ({ chance }: Draws, most: number): number => Math.floor(chance() * most)

/** A body with one to four things changed: of its values where it is JSON, else of its bytes. */
export function mutate(body: Uint8Array, draws: Draws): Uint8Array {
  const changes = 1 + below(draws, 4)
  const text = new TextDecoder().decode(body)
  if (below(draws, 4) > 0 && /^\s*[[{]/.test(text)) {
    try {
      let value: unknown = JSON.parse(text)
      for (let change = 0; change < changes; change += 1) value = changeValue(value, draws)
      return new TextEncoder().encode(JSON.stringify(value) ?? '')
    } catch {
      // No JSON after all.
    }
  }
  let bytes = [...body]
  for (let change = 0; change < changes; change += 1) bytes = changeBytes(bytes, draws)
  return Uint8Array.from(bytes)
}

function changeValue(value: unknown, draws: Draws): unknown {
  const isLeaf = typeof value !== 'object' || value === null || Object.keys(value).length === 0
  if (isLeaf || below(draws, 12) === 0) return HOSTILE[below(draws, HOSTILE.length)]
  if (Array.isArray(value)) {
    const at = below(draws, value.length)
    const how = below(draws, 6)
    if (how === 0) return value.toSpliced(at, 1)
    if (how === 1) return [...value, value[at]]
    return value.with(at, changeValue(value[at], draws))
  }
  const members = Object.entries(value)
  const at = below(draws, members.length)
  const [name, member] = members[at] ?? ['', null]
  const how = below(draws, 8)
  if (how === 0) return Object.fromEntries(members.toSpliced(at, 1))
  if (how === 1) return Object.fromEntries(members.with(at, [`${name}2`, member]))
  if (how === 2) return { ...value, somethingNew: member }
  return Object.fromEntries(members.with(at, [name, changeValue(member, draws)]))
}

function changeBytes(bytes: number[], draws: Draws): number[] {
  const at = below(draws, bytes.length + 1)
  switch (below(draws, 4)) {
    case 0:
      return bytes.slice(0, at)
    case 1:
      return bytes.toSpliced(at, 1 + below(draws, 20))
    case 2:
      return bytes.toSpliced(at, 0, below(draws, 256))
    default:
      return bytes.toSpliced(at, 1, below(draws, 256))
  }
}
