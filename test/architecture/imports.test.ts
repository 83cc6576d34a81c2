import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, relative, resolve } from 'node:path'
import { expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '../..')

/** How a message looks on each kind of channel: all of the channels that others know. */
const SHOWN = [
  'runtime/channels/shownOn.ts',
  'runtime/channels/kinds.ts',
  'runtime/channels/Shown.ts',
  'runtime/channels/Capabilities.ts',
  'runtime/channels/layOut',
]

/** What a folder may import of the project besides itself. The first matching prefix holds. */
const MAY_IMPORT: readonly (readonly [folder: string, allowed: readonly string[]])[] = [
  ['schemas', []],
  ['runtime/AppError.ts', []],
  ['runtime/settledWithin.ts', []],
  ['runtime/createIds.ts', []],
  ['runtime/installation.ts', []],
  ['runtime/engine', ['schemas']],
  ['runtime/proof', ['schemas', 'runtime/engine', ...SHOWN]],
  ['runtime/inbound', ['schemas', 'runtime/engine', 'runtime/releases', 'runtime/AppError.ts']],
  [
    'runtime/outbox',
    ['schemas', 'runtime/engine', 'runtime/inbound', 'runtime/AppError.ts', 'runtime/settledWithin.ts'],
  ],
  ['runtime/health', ['runtime/inbound', 'runtime/settledWithin.ts']],
  ['runtime/queues', ['schemas', 'runtime/engine', 'runtime/inbound', 'runtime/AppError.ts']],
  ['runtime/releases', ['schemas', 'runtime/engine', 'runtime/proof', 'runtime/AppError.ts']],
  ['runtime/egress', ['runtime/AppError.ts']],
  [
    'runtime/bots',
    ['schemas', 'runtime/engine', 'runtime/inbound', 'runtime/outbox', 'runtime/egress', 'runtime/AppError.ts'],
  ],
  [
    'runtime/channels',
    ['schemas', 'runtime/engine', 'runtime/inbound', 'runtime/outbox', 'runtime/egress', 'runtime/AppError.ts'],
  ],
  [
    'runtime/store',
    [
      'schemas',
      'runtime/engine',
      'runtime/inbound',
      'runtime/outbox',
      'runtime/queues',
      'runtime/releases',
      'runtime/AppError.ts',
      'runtime/createIds.ts',
    ],
  ],
  [
    'runtime/http',
    [
      'schemas',
      'runtime/engine',
      'runtime/proof',
      'runtime/health',
      'runtime/inbound',
      'runtime/outbox',
      'runtime/queues',
      'runtime/releases',
      'runtime/AppError.ts',
      'runtime/installation.ts',
    ],
  ],
  [
    'runtime/cli',
    [
      'schemas',
      'runtime/engine',
      'runtime/proof',
      'runtime/releases',
      'runtime/AppError.ts',
      'runtime/installation.ts',
      'runtime/main.ts',
      'runtime/openJournal.ts',
      'runtime/backups.ts',
      'runtime/verify.ts',
      'runtime/inbound',
      'runtime/http',
      'runtime/channels',
    ],
  ],
  ['runtime/main.ts', ['schemas', 'runtime']],
  ['runtime/verify.ts', ['runtime/store', 'runtime/AppError.ts']],
  ['runtime/backups.ts', ['runtime/store', 'runtime/AppError.ts']],
  ['runtime/openJournal.ts', ['schemas', 'runtime']],
  ['designer', ['schemas', 'runtime/engine', 'runtime/proof', 'runtime/http/createHttpApp.ts', ...SHOWN]],
]

function sources(folder: string): readonly string[] {
  return readdirSync(resolve(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => relative(root, resolve(entry.parentPath, entry.name)))
}

const IMPORT =
  /(?:^|\n)\s*(?:import\b[^'"\n]*?|export\b[^'"\n]*?\bfrom\s*)['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)|\}\s*from\s*['"]([^'"]+)['"]/g

function importsOf(file: string): readonly string[] {
  const text = readFileSync(resolve(root, file), 'utf8')
  return [...text.matchAll(IMPORT)].map((match) => match[1] ?? match[2] ?? match[3] ?? '')
}

const isWithin = (path: string, folder: string) => path === folder || path.startsWith(`${folder}/`)

/** The project's own files that a file imports. */
const targetsOf = (file: string): readonly string[] =>
  importsOf(file)
    .filter((specifier) => specifier.startsWith('.'))
    .map((specifier) => relative(root, resolve(root, dirname(file), specifier)))

const files = ['schemas', 'runtime', 'designer'].filter((folder) => existsSync(resolve(root, folder))).flatMap(sources)

test('imports run one way, as the house is drawn', () => {
  const wrong = files.flatMap((file) => {
    const rule = MAY_IMPORT.find(([folder]) => isWithin(file, folder))
    return targetsOf(file)
      .filter(
        (target) =>
          rule === undefined || !(isWithin(target, rule[0]) || rule[1].some((folder) => isWithin(target, folder))),
      )
      .map((target) => `${file} imports ${target}`)
  })
  expect(wrong).toEqual([])
  expect(files.length).toBeGreaterThan(50)
})

test('every folder of the runtime has a rule', () => {
  const folders = readdirSync(resolve(root, 'runtime')).map((name) => `runtime/${name}`)
  expect(
    folders.filter((folder) => !folder.endsWith('.md') && !MAY_IMPORT.some(([ruled]) => ruled === folder)),
  ).toEqual([])
})

test('no two files import each other, not even by way of others', () => {
  const graph = new Map(files.map((file) => [file, targetsOf(file)]))
  expect(roundIn(graph)).toEqual([])
})

test.each(['runtime/engine', 'runtime/proof'])(
  '%s is built in floors: no folder of it imports one that stands on it',
  (room) => {
    const folderOf = (file: string) => dirname(relative(room, file)).split('/')[0] ?? '.'
    const graph = new Map<string, Set<string>>()
    for (const file of files.filter((path) => isWithin(path, room) && path !== `${room}/index.ts`)) {
      const folder = folderOf(file)
      const others = targetsOf(file).filter((target) => isWithin(target, room) && folderOf(target) !== folder)
      graph.set(folder, new Set([...(graph.get(folder) ?? []), ...others.map(folderOf)]))
    }
    expect(graph.size).toBeGreaterThan(5)
    expect(roundIn(graph)).toEqual([])
  },
)

const BANNED = /\bDate\.now\(|\bMath\.random\(|\bnew Date\(\)|\bperformance\.|\bprocess\.|\bBuffer\b|\bcrypto\./

test('engine and proof use nothing of Node, no clock and no chance', () => {
  const engine = files.filter((file) => isWithin(file, 'runtime/engine') || isWithin(file, 'runtime/proof'))
  expect(engine.filter((file) => importsOf(file).some((specifier) => specifier.startsWith('node:')))).toEqual([])
  expect(engine.filter((file) => BANNED.test(readFileSync(resolve(root, file), 'utf8')))).toEqual([])
})

test('how a message is shown is told in the browser as on the host: by nothing of Node, no clock and no chance', () => {
  const reached = new Set(SHOWN.flatMap((path) => files.filter((file) => isWithin(file, path))))
  for (const file of reached) for (const target of targetsOf(file)) reached.add(target)
  expect(reached.size).toBeGreaterThan(20)
  expect([...reached].flatMap((file) => importsOf(file).filter((specifier) => specifier.startsWith('node:')))).toEqual(
    [],
  )
  expect([...reached].filter((file) => BANNED.test(readFileSync(resolve(root, file), 'utf8')))).toEqual([])
  const beyond = [...reached].filter(
    (file) => !['schemas', 'runtime/engine', 'runtime/channels'].some((room) => isWithin(file, room)),
  )
  expect(beyond).toEqual([])
})

test('a regular expression of an author reaches RE2 in one place, where it is measured', () => {
  const asking = files.filter((file) => importsOf(file).includes('re2js'))
  expect(asking).toEqual(['runtime/engine/match/Pattern.ts'])
})

/** A way that comes back to where it began; empty when there is none. */
function roundIn(graph: ReadonlyMap<string, Iterable<string>>): readonly string[] {
  const done = new Set<string>()
  const follow = (at: string, way: readonly string[]): readonly string[] => {
    if (way.includes(at)) return [...way.slice(way.indexOf(at)), at]
    if (done.has(at)) return []
    for (const next of graph.get(at) ?? []) {
      const round = follow(next, [...way, at])
      if (round.length > 0) return round
    }
    done.add(at)
    return []
  }
  for (const start of graph.keys()) {
    const round = follow(start, [])
    if (round.length > 0) return round
  }
  return []
}
