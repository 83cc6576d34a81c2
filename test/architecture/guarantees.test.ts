import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
const page = readFileSync(join(root, 'runtime/GUARANTEES.md'), 'utf8').trim()

const trialsThere = readFileSync(join(root, 'test/trials/run.ts'), 'utf8')

/** A line of the page, as a list: what is promised, then what holds it. */
const lines = page
  .split('\n- ')
  .slice(1)
  .map((line) => line.split('\n\n')[0] ?? '')
const trial = /`npm run trials (\w+)`/g
const [holds, number, place] = [/`(test\/[^`]+)`: ((?:“[^”]+”(?:, )?)+)/g, /`(\w+(?: = |: )[^`]+)`/g, /In `([^`]+)`/]

const titlesIn = (file: string): string =>
  existsSync(join(root, file)) ? readFileSync(join(root, file), 'utf8').replaceAll("\\'", "'") : ''

describe('each guarantee', () => {
  test.each(lines)('%s', (line) => {
    const [said = '', holding = ''] = line.split('\n  Held by ')
    const tests = [...holding.matchAll(holds)].flatMap(([, file = '', titles = '']) =>
      [...titles.matchAll(/“([^”]+)”/g)].map(([, title = '']) => ({ file, title })),
    )
    const trials = [...holding.matchAll(trial)].map(([, name = '']) => name)
    expect(tests.length + trials.length).toBeGreaterThan(0)
    // Whatever else stands there would hold nothing.
    expect(holding.replaceAll(holds, '').replaceAll(trial, '')).toMatch(/^[;. ]*$/)
    for (const { file, title } of tests) {
      const source = titlesIn(file)
      expect(
        ['"', "'", '`'].some((quote) => source.includes(`${quote}${title}`)),
        `${file}: ${title}`,
      ).toBe(true)
    }
    for (const name of trials) expect(trialsThere).toContain(`  ${name}: run`)

    const [, source] = place.exec(said) ?? []
    if (source === undefined) return
    const numbers = [...said.matchAll(number)].map(([, text]) => text)
    expect(numbers).not.toEqual([])
    for (const text of numbers) expect(readFileSync(join(root, source), 'utf8')).toContain(text)
  })
})
