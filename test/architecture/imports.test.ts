import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, relative, resolve } from 'node:path'
import { expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '../..')

/** What a folder may import of the project besides itself. The first matching prefix holds. */
const MAY_IMPORT: readonly (readonly [folder: string, allowed: readonly string[]])[] = [
  ['schemas', []],
  ['runtime/AppError.ts', []],
  ['runtime/createIds.ts', []],
  ['runtime/engine', ['schemas']],
  ['runtime/inbound', ['schemas', 'runtime/engine', 'runtime/releases', 'runtime/AppError.ts']],
  ['runtime/outbox', ['schemas', 'runtime/engine', 'runtime/inbound', 'runtime/AppError.ts']],
  ['runtime/queues', ['schemas', 'runtime/engine', 'runtime/inbound', 'runtime/AppError.ts']],
  ['runtime/releases', ['schemas', 'runtime/engine', 'runtime/AppError.ts']],
  ['runtime/egress', ['runtime/AppError.ts']],
  [
    'runtime/bots',
    ['schemas', 'runtime/engine', 'runtime/inbound', 'runtime/outbox', 'runtime/egress', 'runtime/AppError.ts'],
  ],
  [
    'runtime/channels',
    [
      'schemas',
      'runtime/engine',
      'runtime/inbound',
      'runtime/outbox',
      'runtime/egress',
      'runtime/bots',
      'runtime/AppError.ts',
    ],
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
    ],
  ],
  [
    'runtime/http',
    [
      'schemas',
      'runtime/engine',
      'runtime/inbound',
      'runtime/outbox',
      'runtime/queues',
      'runtime/releases',
      'runtime/AppError.ts',
    ],
  ],
  [
    'runtime/cli',
    [
      'schemas',
      'runtime/engine',
      'runtime/releases',
      'runtime/AppError.ts',
      'runtime/main.ts',
      'runtime/openJournal.ts',
      'runtime/inbound',
      'runtime/http',
    ],
  ],
  ['runtime/main.ts', ['schemas', 'runtime']],
  ['runtime/openJournal.ts', ['schemas', 'runtime']],
  ['designer', ['schemas', 'runtime/engine', 'runtime/http/createHttpApp.ts']],
]

function sources(folder: string): readonly string[] {
  return readdirSync(resolve(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => relative(root, resolve(entry.parentPath, entry.name)))
}

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\b[^'"\n]*?(?:from\s*)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)|\}\s*from\s*['"]([^'"]+)['"]/g

function importsOf(file: string): readonly string[] {
  const text = readFileSync(resolve(root, file), 'utf8')
  return [...text.matchAll(IMPORT)].map((match) => match[1] ?? match[2] ?? match[3] ?? '')
}

const isWithin = (path: string, folder: string) => path === folder || path.startsWith(`${folder}/`)

const files = ['schemas', 'runtime', 'designer'].filter((folder) => existsSync(resolve(root, folder))).flatMap(sources)

test('imports run one way, as the house is drawn', () => {
  const wrong = files.flatMap((file) => {
    const rule = MAY_IMPORT.find(([folder]) => isWithin(file, folder))
    return importsOf(file)
      .filter((specifier) => specifier.startsWith('.'))
      .map((specifier) => relative(root, resolve(root, dirname(file), specifier)))
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
  const folders = readdirSync(resolve(root, 'runtime'), { withFileTypes: true }).map((entry) => `runtime/${entry.name}`)
  expect(folders.filter((folder) => !MAY_IMPORT.some(([ruled]) => ruled === folder))).toEqual([])
})

test('the engine uses nothing of Node, no clock and no chance', () => {
  const banned = /\bDate\.now\(|\bMath\.random\(|\bnew Date\(\)|\bperformance\.|\bprocess\.|\bBuffer\b|\bcrypto\./
  const engine = files.filter((file) => isWithin(file, 'runtime/engine'))
  expect(engine.filter((file) => importsOf(file).some((specifier) => specifier.startsWith('node:')))).toEqual([])
  expect(engine.filter((file) => banned.test(readFileSync(resolve(root, file), 'utf8')))).toEqual([])
})
