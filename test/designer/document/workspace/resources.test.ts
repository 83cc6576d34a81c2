import { describe, expect, test } from 'vitest'
import { duplicateOf, newResource } from '../../../../designer/document/workspace/newResource.ts'
import { renameResource } from '../../../../designer/document/workspace/renameResource.ts'
import { RESOURCE_KINDS, resourcesOf } from '../../../../designer/document/workspace/resources.ts'
import { addResource, removeResource, setResource } from '../../../../designer/document/workspace/setResource.ts'
import { usesOf } from '../../../../designer/document/workspace/usesOf.ts'
import { formatWorkspace } from '../../../../runtime/engine/files/formatWorkspace.ts'
import { parseWorkspace } from '../../../../runtime/engine/files/parseWorkspace.ts'
import { flowOf, workspaceOf } from '../../../support/workspaceOf.ts'
import { done } from '../drawings.ts'

const main = flowOf(
  {
    hours: { type: 'officeHours', schedule: 'always', exits: { open: 'where' } },
    where: {
      type: 'branch',
      cases: [
        {
          id: 'a',
          when: {
            any: [
              { attribute: 'channel.id', is: 'web' },
              { attribute: 'contact.name', is: 'web' },
            ],
          },
        },
        { id: 'b', when: { not: { attribute: 'channel.id', in: ['other', 'web'] } } },
      ],
      exits: { otherwise: 'topic' },
    },
    topic: {
      type: 'keywordRoute',
      rules: [{ id: 'bill', skill: 'billing', keywords: ['bill'] }],
      exits: { bill: 'queue', noMatch: 'bot' },
    },
    bot: { type: 'botHandoff', bot: 'faq', exits: { done: 'call' } },
    call: { type: 'subflow', flow: 'helper', exits: { done: 'queue' } },
    queue: { type: 'enqueue', queue: 'billing', skills: [{ skill: 'billing', level: 2 }] },
  },
  { fallback: { queue: 'billing', skills: [{ skill: 'billing' }] } },
)
const helper = { ...flowOf({ end: { type: 'outcome', outcome: 'done' } }), id: 'helper' }
const workspace = workspaceOf([main, helper], {
  queues: {
    general: { name: 'General', relax: [{ after: 'PT1M', dropSkills: ['billing'] }] },
    billing: { name: 'B', handOver: 'web' },
  },
  channels: { web: { kind: 'web', flow: 'helper' } },
  workspace: {
    name: 'Test',
    languages: ['en', 'it', 'zh'],
    check: { suppress: [{ rule: 'noGoodbye', flow: 'helper', reason: 'It is called only.' }] },
  },
  scenarios: {
    main: {
      flow: 'main',
      scenarios: {
        bill: {
          channel: 'web',
          emergency: { always: true },
          steps: [
            { customer: 'bill' },
            { handedTo: 'faq' },
            { enqueued: { queue: 'billing', skills: ['billing', { skill: 'billing', level: 2 }] } },
          ],
        },
      },
    },
  },
})
const named = { flow: 'helper', queue: 'billing', skill: 'billing', schedule: 'always', bot: 'faq', channel: 'web' }

describe.each(RESOURCE_KINDS)('renaming a %s', (kind) => {
  const from = named[kind]
  const renamed = done(renameResource(workspace, { kind, from, to: 'another' }))

  test('changes every place that names it, and no other', () => {
    const uses = usesOf(workspace, { kind, id: from })
    expect(uses).not.toEqual([])
    expect(usesOf(renamed, { kind, id: 'another' })).toEqual(uses)
    expect(usesOf(renamed, { kind, id: from })).toEqual([])
    expect(parseWorkspace(formatWorkspace(renamed)).issues).toEqual([])
  })
  test('and back gives the same files', () => {
    const back = done(renameResource(renamed, { kind, from: 'another', to: from }))
    expect(formatWorkspace(back)).toEqual(formatWorkspace(workspace))
  })
  test('is refused under an id that cannot be one, and for what is not there', () => {
    expect(renameResource(workspace, { kind, from, to: 'Not an id' })).toMatchObject({ refusal: { code: 'notAnId' } })
    expect(renameResource(workspace, { kind, from: 'nothing', to: 'x' })).toMatchObject({ ok: false })
  })
})

test('a place is told with what it is: nodes, fallbacks, queues, channels and scenarios', () => {
  expect(usesOf(workspace, { kind: 'skill', id: 'billing' })).toEqual([
    { place: 'node', flowId: 'main', nodeId: 'topic' },
    { place: 'node', flowId: 'main', nodeId: 'queue' },
    { place: 'fallback', flowId: 'main' },
    { place: 'queue', id: 'general' },
    { place: 'scenarios', flowId: 'main' },
  ])
  expect(usesOf(workspace, { kind: 'flow', id: 'helper' })).toContainEqual({ place: 'channel', id: 'web' })
  expect(usesOf(workspace, { kind: 'queue', id: 'general' })).toEqual([{ place: 'fallback', flowId: 'helper' }])
})

test('a contact whose name is that of a channel keeps it when the channel is renamed', () => {
  const renamed = done(renameResource(workspace, { kind: 'channel', from: 'web', to: 'site' }))
  expect(renamed.flows.main?.nodes.where).toMatchObject({
    cases: [{ when: { any: [{ is: 'site' }, { is: 'web' }] } }, { when: { not: { in: ['other', 'site'] } } }],
  })
})

describe.each(RESOURCE_KINDS)('a new %s', (kind) => {
  const added = newResource(workspace, kind, '3 Ways, très bien!', 'Europe/Rome')
  const grown = done(addResource(workspace, added))

  test('has the id that its name suggests, and fits its schema', () => {
    expect(added.id).toBe('3-ways-tres-bien')
    expect(parseWorkspace(formatWorkspace(grown)).issues).toEqual([])
  })
  test('is numbered when the id is taken, and refused under the same id', () => {
    expect(newResource(grown, kind, '3 ways très bien', 'Europe/Rome').id).toBe('3-ways-tres-bien-2')
    expect(addResource(grown, added)).toMatchObject({ refusal: { code: 'idTaken' } })
  })
  test('that is removed again leaves nothing behind', () => {
    expect(done(removeResource(grown, added))).toEqual(workspace)
    expect(removeResource(workspace, added)).toMatchObject({ ok: false })
  })
  test('can be duplicated', () => {
    const copy = duplicateOf(grown, added, (name) => `Copy of ${name}`)
    if (copy === null) throw new Error('there is no copy')
    const twice = done(addResource(grown, copy))
    expect(Object.keys(resourcesOf(twice, kind))).toContain('3-ways-tres-bien-2')
    expect(parseWorkspace(formatWorkspace(twice)).issues).toEqual([])
  })
})

test('settings are replaced, and what is not there is refused', () => {
  const set = done(setResource(workspace, { kind: 'skill', id: 'billing', value: { name: 'Bills' } }))
  expect(set.skills.billing).toEqual({ name: 'Bills' })
  expect(setResource(workspace, { kind: 'skill', id: 'none', value: { name: 'x' } })).toMatchObject({
    refusal: { code: 'noSuchResource' },
  })
})
