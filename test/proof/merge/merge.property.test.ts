import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FILE_KINDS, type FileKind, type FileTypes } from '../../../runtime/engine/files/FileKind.ts'
import { formatFile } from '../../../runtime/engine/files/formatFile.ts'
import { parseFile } from '../../../runtime/engine/files/parseFile.ts'
import { diffValues } from '../../../runtime/proof/diff/diffValues.ts'
import { findRenames } from '../../../runtime/proof/diff/findRenames.ts'
import type { Rename } from '../../../runtime/proof/diff/Rename.ts'
import { renameNodes } from '../../../runtime/proof/diff/renameNodes.ts'
import { mergeFiles } from '../../../runtime/proof/merge/mergeFiles.ts'
import { mergeTexts } from '../../../runtime/proof/merge/mergeTexts.ts'
import type { Flow, Json } from '../../../schemas/flow.ts'
import { arbitraryOf } from '../../support/arbitraryOf.ts'
import { deskWorkspace } from '../../support/deskWorkspace.ts'
import { type AuthorEdit, edited, editsOf } from '../../support/editsOf.ts'

const base = deskWorkspace()
const flowAfter = (edits: readonly AuthorEdit[]): Flow => edited(base, 'desk', edits).flows.desk as Flow // it is there
const start = flowAfter([])
const RUNS = { numRuns: 300 }

describe('a merge', () => {
  it('of an edited flow and the unchanged one is the edited one, from either side', () => {
    fc.assert(
      fc.property(editsOf('a'), (edits) => {
        const a = flowAfter(edits)
        expect(mergeFiles('flow', start, a, start)).toEqual({ ok: true, value: a })
        expect(mergeFiles('flow', start, start, a)).toEqual({ ok: true, value: a })
        expect(mergeFiles('flow', start, a, structuredClone(a))).toEqual({ ok: true, value: a })
      }),
      RUNS,
    )
  })

  it('is the same from either side', () => {
    let clean = 0
    fc.assert(
      fc.property(editsOf('a', 3), editsOf('b', 3), (mine, yours) => {
        const [a, b] = [flowAfter(mine), flowAfter(yours)]
        const [one, other] = [mergeFiles('flow', start, a, b), mergeFiles('flow', start, b, a)]
        expect(one.ok).toBe(other.ok)
        if (!one.ok) return
        clean += 1
        expect(formatFile('flow', one.value)).toBe(formatFile('flow', other.value))
      }),
      RUNS,
    )
    expect(clean).toBeGreaterThan(200)
  })

  it('differs from each side by what the other edited, and nothing else', () => {
    fc.assert(
      fc.property(editsOf('a', 3), editsOf('b', 3), (mine, yours) => {
        const [a, b] = [flowAfter(mine), flowAfter(yours)]
        const merged = mergeFiles('flow', start, a, b)
        if (!merged.ok) return
        const [renamesA, renamesB] = [findRenames(start, a), findRenames(start, b)]
        const [one, other, both] = [
          underOldNames(a, renamesA),
          underOldNames(b, renamesB),
          underOldNames(merged.value, [...renamesA, ...renamesB]),
        ]
        const [ofOurs, ofTheirs] = [changedIn(start, one), changedIn(start, other)]
        const [toOurs, toTheirs] = [changedIn(one, both), changedIn(other, both)]
        // What both did alike is new to neither.
        expect(without(toOurs, ofTheirs)).toEqual([])
        expect(without(toTheirs, ofOurs)).toEqual([])
        expect(without(ofTheirs, [...toOurs, ...ofOurs])).toEqual([])
        expect(without(ofOurs, [...toTheirs, ...ofTheirs])).toEqual([])
      }),
      RUNS,
    )
  })

  it('is a file that fits the schema, and so is either choice at its marks', () => {
    let marked = 0
    fc.assert(
      fc.property(editsOf('a', 6), editsOf('b', 6), (mine, yours) => {
        const [a, b] = [flowAfter(mine), flowAfter(yours)]
        const merged = mergeFiles('flow', start, a, b)
        expect(parseFile('flow', merged.value, 'desk.flow.json').ok).toBe(true)
        const { text, conflicts } = mergeTexts('flow', start, a, b)
        expect(conflicts.length === 0).toBe(merged.ok)
        expect(text.includes('<<<<<<<')).toBe(!merged.ok)
        if (merged.ok) return
        marked += 1
        expect(chosen(text, 'ours')).toBe(formatFile('flow', merged.value))
        expect(parseFile('flow', chosen(text, 'theirs'), 'desk.flow.json').ok).toBe(true)
      }),
      RUNS,
    )
    expect(marked).toBeGreaterThan(10)
  })

  it.each(FILE_KINDS)(
    'of three %s files that have nothing in common fits the schema, and so does either choice',
    (kind) => {
      const file = arbitraryOf(kind).filter((value) => parseFile(kind, value, 'x').ok) as fc.Arbitrary<
        FileTypes[FileKind]
      > // fits the schema
      fc.assert(
        fc.property(fc.option(file), file, file, (from, a, b) => {
          expect(parseFile(kind, mergeFiles(kind, from, a, b).value, 'x').ok).toBe(true)
          const { text } = mergeTexts(kind, from, a, b)
          expect(parseFile(kind, chosen(text, 'ours'), 'x').ok).toBe(true)
          expect(parseFile(kind, chosen(text, 'theirs'), 'x').ok).toBe(true)
          expect(mergeFiles(kind, a, a, b)).toEqual({ ok: true, value: b })
          expect(mergeFiles(kind, a, b, a)).toEqual({ ok: true, value: b })
        }),
        { numRuns: 100 },
      )
    },
  )
})

function underOldNames(flow: Flow, renames: readonly Rename[]): Flow {
  return renameNodes(
    flow,
    renames.map(({ from, to }) => ({ from: to, to: from })),
  )
}

function changedIn(from: Flow, to: Flow): readonly string[] {
  return diffValues(from as Json, to as Json).map(({ edit, path }) => `${edit} ${path}`)
}

function without(paths: readonly string[], others: readonly string[]): readonly string[] {
  return paths.filter((path) => !others.includes(path))
}

/** One side taken at every mark, as a person does. */
function chosen(text: string, side: 'ours' | 'theirs'): string {
  let at: 'both' | 'ours' | 'theirs' = 'both'
  const lines = text.split('\n').filter((line) => {
    const mark = /^(<<<<<<<|=======|>>>>>>>)/.exec(line)?.[1]
    if (mark === undefined) return at === 'both' || at === side
    at = mark === '<<<<<<<' ? 'ours' : mark === '=======' ? 'theirs' : 'both'
    return false
  })
  return lines.join('\n')
}
