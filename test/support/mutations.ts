import fc from 'fast-check'

type Json = unknown

/** What stands in for a value that is spoilt: other types, extremes, and the names that JavaScript's own objects have. */
const STRANGE: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom<Json>(
    null,
    true,
    0,
    -1,
    1.5,
    1e308,
    '',
    ' ',
    'a\u0000b',
    '\ud800',
    '__proto__',
    'constructor',
    'toString',
    [],
    {},
    [[]],
  ),
  fc.constant('x'.repeat(30_000)),
  fc.integer({ min: 1, max: 150 }).map((depth) => nested(depth)),
  fc
    .constantFrom('greeting', 'menu', 'enqueue', 'web', 'text', 'PT1H', 'a-b')
    .map((text): Json => ({ type: text, kind: text })),
)

const NAMES = fc.constantFrom(
  '__proto__',
  'constructor',
  'prototype',
  'hasOwnProperty',
  'toString',
  '',
  ' ',
  'Text',
  'typ',
  'x'.repeat(5_000),
  '~/~1',
  '0',
)

/** Twenty spoilt copies of a JSON value: each has a place dropped, retyped, renamed, nested, repeated or filled with something strange. */
export function mutations(value: Json): fc.Arbitrary<readonly Json[]> {
  const places = placesIn(value)
  const one = fc
    .tuple(
      fc.nat({ max: places.length - 1 }),
      fc.constantFrom<Kind>('drop', 'replace', 'rename', 'add', 'nest', 'repeat'),
      STRANGE,
      NAMES,
    )
    .map(([index, kind, strange, name]) => spoil(value, places[index] ?? [], { kind, strange, name }))
  return fc.array(one, { minLength: 20, maxLength: 20 })
}

type Kind = 'drop' | 'replace' | 'rename' | 'add' | 'nest' | 'repeat'
type Way = readonly string[]
type Spoiling = { readonly kind: Kind; readonly strange: Json; readonly name: string }

function spoil(value: Json, way: Way, spoiling: Spoiling): Json {
  const [name, ...rest] = way
  if (name === undefined) return spoilHere(value, spoiling)
  if (Array.isArray(value)) {
    const index = Number(name)
    if (rest.length === 0 && spoiling.kind === 'drop') return value.toSpliced(index, 1)
    return value.with(index, spoil(value[index], rest, spoiling))
  }
  const entries = Object.entries(value as object).flatMap(([key, member]): [string, Json][] => {
    if (key !== name) return [[key, member]]
    if (rest.length === 0 && spoiling.kind === 'drop') return []
    if (rest.length === 0 && spoiling.kind === 'rename') return [[spoiling.name, member]]
    return [[key, spoil(member, rest, spoiling)]]
  })
  return Object.fromEntries(entries)
}

function spoilHere(value: Json, { kind, strange, name }: Spoiling): Json {
  if (kind === 'nest') return [value]
  if (kind === 'repeat' && Array.isArray(value)) return [...value, ...value]
  if (kind === 'add' && typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return Object.fromEntries([...Object.entries(value), [name, strange]])
  }
  return strange
}

function placesIn(value: Json, way: Way = []): readonly Way[] {
  if (typeof value !== 'object' || value === null) return [way]
  return [way, ...Object.entries(value).flatMap(([name, member]) => placesIn(member, [...way, name]))]
}

function nested(depth: number): Json {
  let value: Json = 1
  for (let level = 0; level < depth; level += 1) value = level % 2 === 0 ? [value] : { all: value }
  return value
}
