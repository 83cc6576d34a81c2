import { describe, expect, it } from 'vitest'
import type { FileKind, FileTypes } from '../../../runtime/engine/files/FileKind.ts'
import { parseFile } from '../../../runtime/engine/files/parseFile.ts'
import { sayWords } from '../../../runtime/engine/words.ts'
import { mergeFiles } from '../../../runtime/proof/merge/mergeFiles.ts'
import type { Layout } from '../../../schemas/layout.ts'
import { deskWorkspace } from '../../support/deskWorkspace.ts'
import { CLEAN, DISPUTED, make, START } from '../../support/mergeSituations.ts'

describe('merges', () => {
  it.each(CLEAN)('%s', (_, ours, theirs, expected) => {
    const merged = mergeFiles('flow', START, make(ours), make(theirs))
    expect(merged).toEqual({ ok: true, value: make(expected) })
    expect(mergeFiles('flow', START, make(theirs), make(ours))).toEqual(merged)
  })
})

describe('leaves to a person', () => {
  it.each(DISPUTED)('%s', (_, ours, theirs, paths, kept) => {
    const merged = mergeFiles('flow', START, make(ours), make(theirs))
    if (merged.ok) throw new Error(`no conflict: ${JSON.stringify(merged.value)}`)
    expect(merged.conflicts.map(({ path }) => path)).toEqual(paths)
    expect(merged.value).toEqual(make(kept))
    expect(parseFile('flow', merged.value, 'desk.flow.json').ok).toBe(true)
    expect(mergeFiles('flow', START, make(theirs), make(ours)).ok).toBe(false)
  })
})

it('says what a person must decide, and where', () => {
  const messagesOf = (situation: string): readonly string[] => {
    const [, ours, theirs] = DISPUTED.find(([name]) => name === situation) ?? ['', [], []]
    const merged = mergeFiles('flow', START, make(ours), make(theirs))
    return merged.ok ? [] : merged.conflicts.map(({ message }) => sayWords(message))
  }
  expect(messagesOf('one exit rewired by both')).toEqual([
    'Node "topic", exit "billing": both sides changed it, differently. Choose one.',
  ])
  expect(messagesOf('a new exit of theirs to a node that ours deleted')).toEqual([
    'Node "topic", exit "noMatch" leads to "away", which the other side deleted. Lead it elsewhere, or keep "away".',
  ])
  expect(messagesOf('a node deleted by ours and edited by theirs')).toEqual([
    'Node "away": ours removed it, theirs changed it. Keep it as theirs has it, or remove it.',
  ])
})

describe('other files', () => {
  const layout = deskWorkspace().layouts.desk as Layout
  const { menu: _, ...withoutMenu } = layout.nodes
  const box = { x: 7, y: 8 }
  const cases: readonly (readonly [string, FileKind, unknown, unknown, unknown, unknown])[] = [
    [
      'two boxes moved',
      'layout',
      layout,
      { ...layout, nodes: { ...layout.nodes, menu: box } },
      { ...layout, nodes: { ...layout.nodes, topic: box } },
      { ...layout, nodes: { ...layout.nodes, menu: box, topic: box } },
    ],
    [
      'a box moved whose node the other side deleted',
      'layout',
      layout,
      { ...layout, nodes: withoutMenu },
      { ...layout, nodes: { ...layout.nodes, menu: box } },
      { ...layout, nodes: withoutMenu },
    ],
    [
      'a box moved whose node the other side renamed',
      'layout',
      layout,
      { ...layout, nodes: { ...withoutMenu, subjects: layout.nodes.menu } },
      { ...layout, nodes: { ...layout.nodes, menu: box } },
      { ...layout, nodes: { ...withoutMenu, subjects: box } },
    ],
    [
      'a note each, where there was none',
      'layout',
      { specVersion: 1, nodes: {} },
      { specVersion: 1, nodes: {}, notes: { a: { x: 0, y: 0, text: 'A' } } },
      { specVersion: 1, nodes: {}, notes: { b: { x: 0, y: 0, text: 'B' } } },
      { specVersion: 1, nodes: {}, notes: { a: { x: 0, y: 0, text: 'A' }, b: { x: 0, y: 0, text: 'B' } } },
    ],
    [
      'a queue each',
      'queues',
      { queues: {} },
      { queues: { a: { name: 'A' } } },
      { queues: { b: { name: 'B' } } },
      { queues: { a: { name: 'A' }, b: { name: 'B' } } },
    ],
    [
      'a file that both made new',
      'skills',
      null,
      { skills: { a: { name: 'A' } } },
      { skills: { b: { name: 'B' } } },
      { skills: { a: { name: 'A' }, b: { name: 'B' } } },
    ],
    [
      'a holiday each, in the order of dates',
      'schedule',
      schedule([]),
      schedule(['2026-12-26']),
      schedule(['2026-01-01']),
      schedule(['2026-01-01', '2026-12-26']),
    ],
    [
      'a scenario each',
      'scenarios',
      scenarios('a'),
      scenarios('a', 'b'),
      scenarios('a', 'c'),
      scenarios('a', 'b', 'c'),
    ],
    [
      'words of consent',
      'workspace',
      consent('STOP'),
      consent('STOP', 'ARRET'),
      consent('STOP', 'BASTA'),
      consent('STOP', 'ARRET', 'BASTA'),
    ],
  ]
  it.each(cases)('merges %s', (_, kind, base, ours, theirs, expected) => {
    const merge = (a: unknown, b: unknown) =>
      mergeFiles(kind, base as FileTypes[FileKind] | null, a as FileTypes[FileKind], b as FileTypes[FileKind]) // written as files of the kind
    expect(merge(ours, theirs)).toEqual({ ok: true, value: expected })
    expect(merge(theirs, ours)).toEqual({ ok: true, value: expected })
  })
  it('leaves a box that both moved to a person', () => {
    const moved = (x: number): Layout => ({ ...layout, nodes: { ...layout.nodes, menu: { x, y: 0 } } })
    const merged = mergeFiles('layout', layout, moved(1), moved(2))
    expect(merged.ok === false && merged.conflicts.map(({ path }) => path)).toEqual(['/nodes/menu/x'])
  })
  it('leaves the hours of a day that both changed to a person', () => {
    const mon = (...hours: string[]) => ({ id: 's', timeZone: 'UTC', weekly: { mon: hours } })
    const merged = mergeFiles('schedule', mon('09:00-17:00'), mon('08:00-17:00'), mon('09:00-18:00'))
    expect(merged.ok === false && merged.conflicts.map(({ path }) => path)).toEqual(['/weekly/mon'])
  })
})

function schedule(dates: readonly string[]) {
  return { id: 's', timeZone: 'UTC', weekly: {}, holidays: dates.map((date) => ({ date })) }
}

function scenarios(...names: readonly string[]) {
  return { flow: 'desk', scenarios: Object.fromEntries(names.map((name) => [name, { steps: [{ customer: name }] }])) }
}

function consent(...stop: readonly string[]) {
  return { name: 'Test', languages: ['en'], consent: { stop } }
}
