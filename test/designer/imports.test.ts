import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '../../designer')

/** The designer's folders from the core outwards: each may import itself and those before it. */
const ORDER = [
  'document',
  'api',
  'i18n',
  'editor',
  'focus',
  'controls',
  'access',
  'shown',
  'nodes',
  'problems',
  'simulator',
  'canvas',
  'outline',
  'commandPalette',
  'inspector',
  'scenarios',
  'drafts',
  'workspace',
  'versions',
  'source',
  'history',
  'publish',
  'live',
  'app',
] as const
/** Programs and entries, which build the rest. */
const OUTSIDE = ['main.tsx', 'worker.ts', 'build.ts', 'buildLock.ts', 'dev.ts', 'vite.config.ts', 'assets.d.ts']

const files = readdirSync(root, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
  .map((entry) => relative(root, join(entry.parentPath, entry.name)))
  .filter((file) => !file.startsWith('dist') && !OUTSIDE.includes(file))

const importsOf = (file: string): readonly string[] =>
  [...readFileSync(join(root, file), 'utf8').matchAll(/(?:from|import)\s+'([^']+)'/g)].map((match) => match[1] ?? '')
const rank = (file: string): number => ORDER.findIndex((folder) => file.startsWith(`${folder}/`))

test('every file of the designer lies in a folder that has its place in the order', () => {
  expect(files.filter((file) => rank(file) < 0)).toEqual([])
  expect(files.length).toBeGreaterThan(80)
})

test('folders import those before them alone', () => {
  const wrong = files.flatMap((file) =>
    importsOf(file)
      .filter((specifier) => specifier.startsWith('.'))
      .map((specifier) => relative(root, resolve(root, dirname(file), specifier)))
      .filter((target) => !target.startsWith('..') && !target.startsWith('theme/') && rank(target) > rank(file))
      .map((target) => `${file} imports ${target}`),
  )
  expect(wrong).toEqual([])
})

test('React Flow is known to the canvas alone, and the document knows no React', () => {
  const importers = (name: string) =>
    files.filter((file) => importsOf(file).some((specifier) => specifier.startsWith(name)))
  expect(importers('@xyflow/').filter((file) => !file.startsWith('canvas/'))).toEqual([])
  expect(importers('react').filter((file) => /^(?:document|api)\//.test(file))).toEqual([])
})
