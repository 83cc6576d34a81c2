import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parseWorkspace } from '../../runtime/engine/files/parseWorkspace.ts'
import { compileRelease } from '../../runtime/engine/index.ts'
import { type Speaker, sayValue, sayWords } from '../../runtime/engine/words.ts'
import { applyEdits } from '../../runtime/proof/diff/applyEdits.ts'
import { compareBehaviour } from '../../runtime/proof/diff/behaviour/compareBehaviour.ts'
import { sayBehaviour } from '../../runtime/proof/diff/behaviour/sayBehaviour.ts'
import { diffWorkspaces } from '../../runtime/proof/diff/diffWorkspaces.ts'
import type { Edit } from '../../runtime/proof/diff/Edit.ts'
import { type DiffSection, sayDiff } from '../../runtime/proof/diff/sayDiff.ts'
import { sayProperty } from '../../runtime/proof/diff/sayProperty.ts'
import { generateScenarios } from '../../runtime/proof/explore/generateScenarios.ts'
import { mergeFiles } from '../../runtime/proof/merge/mergeFiles.ts'
import { runScenario } from '../../runtime/proof/scenario/runScenario.ts'
import type { Flow, Json } from '../../schemas/flow.ts'
import { loadSchemas } from '../../schemas/generate/loadSchemas.ts'
import type { Step } from '../../schemas/scenarios.ts'
import { deskWorkspace } from '../support/deskWorkspace.ts'
import { CLEAN, DISPUTED, make, START } from '../support/mergeSituations.ts'

/*
 * English that is put together outside of a template is a plain text to who speaks, and stays English in every language. So whatever
 * reaches a speaker as a text must have been written by an author.
 */
const isAuthors = (text: string, written: string): boolean =>
  /^“[^”]*”$/.test(text) || // what is said
  text
    .split(/[“”\n]|, | → | \d+$/)
    .every((part) => /^[-\d.:]*$/.test(part) || written.includes(part) || written.includes(escaped(part)))
const escaped = (text: string): string => JSON.stringify(text).slice(1, -1)

function notAuthors(say: (speaker: Speaker) => unknown, written: string): readonly string[] {
  const texts = new Set<string>()
  say({
    translate: (template) => template,
    sayInstant: String,
    sayText: (text) => {
      texts.add(text)
      return text
    },
  })
  return [...texts].filter((text) => !isAuthors(text, written))
}
const sayAll = (sections: readonly DiffSection[]) => (speaker: Speaker) =>
  sections.flatMap(({ title, lines }) =>
    [title, ...lines.map(({ text }) => text)].map((said) => sayWords(said, speaker)),
  )

const situations = [...CLEAN, ...DISPUTED].map(([name, ours, theirs]) => [name, make(ours), make(theirs)] as const)

test.each(situations)('a diff is told in words that can be translated: %s', (_, ours, theirs) => {
  const [before, after] = [deskWorkspace(ours), deskWorkspace(theirs)]
  expect(notAuthors(sayAll(sayDiff(diffWorkspaces(before, after))), JSON.stringify([before, after]))).toEqual([])
})

test.each(situations.filter(([name]) => DISPUTED.some(([other]) => other === name)))(
  'a conflict is told in words that can be translated: %s',
  (_, ours, theirs) => {
    const merged = mergeFiles('flow', START, ours, theirs)
    const messages = merged.ok ? [] : merged.conflicts.map(({ message }) => message)
    expect(messages).not.toEqual([])
    const say = (speaker: Speaker) => messages.map((message) => sayWords(message, speaker))
    expect(notAuthors(say, JSON.stringify([START, ours, theirs]))).toEqual([])
  },
)

test('what customers notice is told in words that can be translated', () => {
  const set = (path: string, to: Json): Edit => ({ edit: 'set', path, to })
  const edits = [
    set('/nodes/menu/timeout', 'PT7M'),
    set('/nodes/to-billing/priority', 9),
    set('/nodes/topic/exits/general', 'menu'),
    set('/nodes/away/content/0/text/it', 'Torniamo domani.'),
  ]
  const before = deskWorkspace(START)
  const after = deskWorkspace(applyEdits(START as Json, edits) as Flow) // the edits keep it a flow
  const compared = compareBehaviour(before, after, 'desk', { conversations: 300, differences: 40 })
  expect(new Set(compared.differences.map(({ kind }) => kind))).toEqual(new Set(['ends', 'does', 'says']))
  expect(notAuthors(sayAll([sayBehaviour(compared)]), JSON.stringify([before, after]))).toEqual([])
})

test.each<readonly Step[]>([
  [{ customer: 'invoice' }, { waiting: 'menu' }],
  [{ customer: 'invoice' }, { sent: { contains: 'Bye' } }],
  [{ customer: 'invoice' }, { sent: { matches: 'Bye' } }],
  [{ customer: 'invoice' }, { customer: 'invoice' }],
  [{ customer: 'hm' }, { nothing: true }],
  [{ customer: 'hm' }, { sent: 'Hello' }, { closed: true }],
  [{ customer: 'hm' }, { outcome: 'sold' }],
  [{ agent: 'closes' }],
  [{ bot: 'fails' }],
  [{ request: 'fails' }],
])('why a scenario fails is told in words that can be translated: %j, %j', (...steps) => {
  const workspace = deskWorkspace(START)
  const { failures } = runScenario(compileRelease(workspace, 'live'), 'desk', { steps })
  expect(failures).not.toEqual([])
  const say = (speaker: Speaker) =>
    failures.flatMap(({ expected, got }) => [expected, got].map((said) => sayValue(said, speaker)))
  // What was sent and where it was put stand in a sentence as in a scenario.
  const isStep = (text: string) => text.startsWith('"') || text.startsWith('{')
  expect(notAuthors(say, JSON.stringify([workspace, steps])).filter((text) => !isStep(text))).toEqual([])
})

test('scenarios are named in words that can be translated', () => {
  const workspace = deskWorkspace(START)
  const release = compileRelease(workspace, 'live')
  const generate = (speaker: Speaker) => generateScenarios(release, 'desk', [], 1_000, speaker)
  expect(notAuthors(generate, JSON.stringify(workspace)).filter((text) => !/^"[^"]*"$/.test(text))).toEqual([])
  const shout = { translate: (template: string) => template.toUpperCase(), sayInstant: String }
  expect(Object.keys(generate(shout).scenarios)).toContain('A MESSAGE ON A HOLIDAY ENDS IN THE general QUEUE')
})

test('what cannot be read is told in words that can be translated', () => {
  const files = {
    'desk.flow.json': '{ "id": "a", "id": "b" }',
    'lost.layout.json': '{ "specVersion": 1, "nodes": {} }',
    'newer.flow.json': '{ "specVersion": 9 }',
    'other.flow.json': JSON.stringify(START),
    'Wrong.flow.json': '{}',
    'queue.json': '{}',
    'bots.json': '{ "bots": [',
  }
  const told = (speaker: Speaker) => parseWorkspace(files, speaker).issues
  expect(notAuthors(told, JSON.stringify([files, 'workspace.json queues.json lost.flow.json', '/']))).toEqual([])
})

test('every property that a diff can name has a name in other languages', () => {
  const { files } = loadSchemas(join(import.meta.dirname, '../../schemas'))
  const names = [...files].flatMap(([path, schema]) => (/^(?:wire|scenarios)/.test(path) ? [] : propertiesOf(schema)))
  expect([...new Set(names)].filter((name) => typeof sayProperty(name) === 'string')).toEqual(['$schema'])
})

/** Exits are names of their own, which nobody translates. */
function propertiesOf(schema: unknown): readonly string[] {
  if (typeof schema !== 'object' || schema === null) return []
  return Object.entries(schema).flatMap(([keyword, part]) =>
    keyword !== 'properties'
      ? propertiesOf(part)
      : Object.entries(part as object).flatMap(([name, inner]) => [
          name,
          ...(name === 'exits' ? [] : propertiesOf(inner)),
        ]),
  )
}
