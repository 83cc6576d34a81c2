import { describe, expect, test } from 'vitest'
import { findProblems, type Known, type Locked, readKnown, readLock } from './dependencies.ts'

test('everything that the project stands on is known, allowed and sealed', () => {
  expect(findProblems(readLock(), readKnown())).toEqual([])
})

describe('a lock is refused', () => {
  const sound: Locked = { version: '1.0.0', license: 'MIT', integrity: 'sha512-x' }
  const known: Known = { 'sound 1.0.0': 'MIT' }
  const problems = (packages: { readonly [place: string]: Locked }) =>
    findProblems({ packages: { '': {}, ...packages } }, known)

  test.each<[string, { readonly [place: string]: Locked }, string]>([
    [
      'with a package more',
      { 'node_modules/sound': sound, 'node_modules/@a/b': sound },
      '@a/b 1.0.0 (MIT) is not in the list',
    ],
    [
      'with one deep inside',
      { 'node_modules/sound': sound, 'node_modules/sound/node_modules/c': sound },
      'c 1.0.0 (MIT) is not',
    ],
    [
      'with another version',
      { 'node_modules/sound': { ...sound, version: '1.0.1' } },
      'sound 1.0.1 (MIT) is not in the list',
    ],
    [
      'with another licence',
      { 'node_modules/sound': { ...sound, license: 'ISC' } },
      'sound 1.0.0 (ISC) is not in the list',
    ],
    [
      'with a licence that asks for more',
      { 'node_modules/sound': { ...sound, license: 'GPL-3.0-only' } },
      'neither permissive',
    ],
    ['with no licence', { 'node_modules/sound': { version: '1.0.0', integrity: 'x' } }, 'has the licence none'],
    ["with another's exception", { 'node_modules/sound': { ...sound, license: 'MPL-2.0' } }, 'neither permissive'],
    [
      'with what only tools may have',
      { 'node_modules/sound': sound, 'node_modules/axe-core': { ...sound, license: 'MPL-2.0' } },
      'axe-core 1.0.0 has the licence MPL-2.0, which is neither permissive',
    ],
    [
      'with a program at its installation',
      { 'node_modules/sound': { ...sound, hasInstallScript: true } },
      'runs a program',
    ],
    ['with nothing that seals it', { 'node_modules/sound': { version: '1.0.0', license: 'MIT' } }, 'has no integrity'],
    ['from elsewhere', { 'node_modules/sound': { ...sound, resolved: 'git+ssh://x/y' } }, 'comes from git+ssh://x/y'],
    ['without what the list has', {}, 'no longer used'],
  ])('%s', (_, packages, problem) => {
    expect(problems(packages).join('\n')).toContain(problem)
  })

  test('not for a licence that leaves a choice', () => {
    expect(
      findProblems(
        { packages: { 'node_modules/a': { ...sound, license: '(GPL-3.0 OR MIT)' } } },
        { 'a 1.0.0': '(GPL-3.0 OR MIT)' },
      ),
    ).toEqual([])
  })
})
