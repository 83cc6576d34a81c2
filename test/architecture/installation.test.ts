import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '../..')
const files = readdirSync(join(root, 'runtime'), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
  .map(({ parentPath, name }) => ({
    file: relative(root, join(parentPath, name)),
    folder: relative(root, parentPath),
    text: readFileSync(join(parentPath, name), 'utf8'),
  }))

const THREAD = /threadOf\('\.\/(\w+)', import\.meta\.url\)/g
/** For what is no part of the package. */
const IS_STARTED = 'import.meta.url === pathToFileURL'

test('one file of the runtime knows where it lies: the package has the others in another place', () => {
  const asking = files.filter(({ text }) =>
    /import\.meta\.(?:url|dirname|filename|resolve)/.test(text.replaceAll(THREAD, '').replace(IS_STARTED, '')),
  )
  expect(asking.map(({ file }) => file)).toEqual(['runtime/installation.ts'])
})

test('whatever a thread begins with is a file of the package by the same name', () => {
  const build = readFileSync(join(root, 'build.ts'), 'utf8')
  const threads = files.flatMap(({ folder, text }) =>
    [...text.matchAll(THREAD)].map(([, name = '']) => `${name}: '${folder}/${name}.ts'`),
  )
  expect(threads.length).toBe(files.map(({ text }) => text.split('new Worker(').length - 1).reduce((a, b) => a + b))
  expect(threads.filter((entry) => !build.includes(entry))).toEqual([])
})
