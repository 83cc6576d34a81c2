import { execFile } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { promisify } from 'node:util'
import { afterAll, expect, test } from 'vitest'
import { findStale, generate } from '../../schemas/generate.ts'

const schemas = new URL('../../schemas', import.meta.url).pathname
const copy = mkdtempSync(`${tmpdir()}/usher-schemas-`)
afterAll(() => rmSync(copy, { recursive: true }))

test('types, exits, shapes and validators are what the schemas say', async () => {
  expect(await findStale(), 'run npm run schemas').toEqual([])
})

test('a changed schema is noticed in types, shapes and validators', async () => {
  cpSync(schemas, copy, { recursive: true })
  const menu = `${copy}/nodes/menu.schema.json`
  const changed = readFileSync(menu, 'utf8').replace(
    '"attempts": {',
    '"moreAttempts": { "$ref": "../parts/attempts.schema.json" },\n    "attempts": {',
  )
  writeFileSync(menu, changed)
  expect(await findStale(copy)).toEqual(['flow.ts', 'shapes.ts', 'validators.js'])
})

test('the validators are one module that needs no other', async () => {
  const source = (await generate()).get('validators.js') ?? ''
  // Ajv's helpers carry their own require as text, which nobody runs.
  const code = source.replaceAll(/`require\([^`]*`/g, '')
  expect(code.match(/\bimport\b|\brequire\(|\beval\(|\bnew Function\b/g)).toBeNull()
})

test('the validators run where code from text is forbidden, as under a strict content security policy', async () => {
  const program = `
    const { validateFlow, validateSchedule } = await import(${JSON.stringify(`${schemas}/validators.js`)})
    let forbidden = false
    try { new Function('return 1') } catch { forbidden = true }
    console.log(JSON.stringify([forbidden, validateFlow({}), validateFlow.errors.length > 0, validateSchedule({ id: 'a', timeZone: 'UTC', weekly: {}, holidays: [{ date: '2026-12-25' }] })]))`
  const { stdout } = await promisify(execFile)(process.execPath, [
    '--disallow-code-generation-from-strings',
    '--input-type=module',
    '--eval',
    program,
  ])
  expect(JSON.parse(stdout)).toEqual([true, false, true, true])
})
