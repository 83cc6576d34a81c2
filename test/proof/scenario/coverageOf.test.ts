import { describe, expect, test } from 'vitest'
import { compileRelease } from '../../../runtime/engine/index.ts'
import { coverageOf, percentOf } from '../../../runtime/proof/scenario/coverageOf.ts'
import { runScenario } from '../../../runtime/proof/scenario/runScenario.ts'
import type { Scenario } from '../../../schemas/scenarios.ts'
import { flowOf, workspaceOf } from '../../support/workspaceOf.ts'

const workspace = workspaceOf(
  [
    flowOf({
      topic: {
        type: 'keywordRoute',
        rules: [{ id: 'billing', keywords: { en: ['refund*', 'bill'], it: ['rimborso'] }, patterns: ['\\d{6}'] }],
        exits: { billing: 'identify', noMatch: 'menu' },
      },
      identify: { type: 'subflow', flow: 'identify', exits: { known: 'to-general', unknown: 'to-general' } },
      menu: {
        type: 'menu',
        prompt: [{ text: 'Which?' }],
        options: [
          { id: 'sales', label: 'Sales', keywords: ['contract*', 'price'] },
          { id: 'other', label: 'Other' },
        ],
        exits: { sales: 'to-general', other: 'to-general', noMatch: 'to-general', timeout: 'to-general' },
      },
      'to-general': { type: 'enqueue', queue: 'general' },
    }),
    flowOf(
      {
        ask: {
          type: 'collect',
          prompt: [{ text: 'Your number?' }],
          variable: 'number',
          value: { kind: 'number' },
          exits: { next: 'known', invalid: 'unknown', timeout: 'unknown' },
        },
        known: { type: 'outcome', outcome: 'known' },
        unknown: { type: 'outcome', outcome: 'unknown' },
      },
      { id: 'identify' },
    ),
  ],
  { channels: { web: { kind: 'web', flow: 'main' } } },
)
const release = compileRelease(workspace, 'r')
const play = (...scenarios: readonly Scenario[]) =>
  scenarios.map((scenario) => ({ flow: 'main', ...runScenario(release, 'main', { loose: true, ...scenario }) }))

describe('coverage', () => {
  test('of no scenario is nothing at all', () => {
    const { nodes, exits, keywords, languages } = coverageOf(workspace, 'main', [])
    expect([nodes, exits, keywords, languages].map(({ covered, total }) => [covered, total])).toEqual([
      [0, 4],
      [0, 8],
      [0, 6],
      [0, 3],
    ])
    expect([nodes, exits].map(percentOf)).toEqual([0, 0])
  })

  test('names the nodes, exits, keywords and languages that no scenario came to', () => {
    const played = play({ steps: [{ customer: 'refunds' }, { customer: '42' }] })
    const { nodes, exits, keywords, languages } = coverageOf(workspace, 'main', played)
    expect(nodes.missing).toEqual(['menu'])
    expect(exits.missing.map(({ node, exit }) => `${node} ${exit}`)).toEqual([
      'topic noMatch',
      'identify unknown',
      'menu sales',
      'menu other',
      'menu noMatch',
      'menu timeout',
    ])
    expect(keywords.missing).toContainEqual({ node: 'topic', choice: 'billing', keyword: 'rimborso', language: 'it' })
    expect(keywords.missing).not.toContainEqual(expect.objectContaining({ keyword: 'refund*' }))
    expect(languages.missing).toEqual(['it', 'zh'])
  })

  test.each([
    ['what is the price?', 'price'],
    ['a new CONTRACT, please', 'contract*'],
    ['contracts', 'contract*'],
    ['my number is 123456', '\\d{6}'],
    ['Rimborso!', 'rimborso'],
  ])('%j covers the keyword %j and no other', (text, keyword) => {
    const { missing } = coverageOf(workspace, 'main', []).keywords
    const left = coverageOf(workspace, 'main', play({ steps: [{ customer: text }] })).keywords.missing
    expect(
      missing.filter((item) => !left.some((other) => other.keyword === item.keyword)).map((item) => item.keyword),
    ).toEqual([keyword])
  })

  test('an option chosen by its number or label covers no keyword', () => {
    const played = play({ steps: [{ customer: 'hello' }, { customer: '1' }] }, { steps: [{ customer: 'Sales' }] })
    expect(coverageOf(workspace, 'main', played).keywords.covered).toBe(0)
  })

  test('of a called flow counts what its callers went through', () => {
    const { nodes, exits } = coverageOf(
      workspace,
      'identify',
      play({ steps: [{ customer: 'bill' }, { after: 'PT1H' }] }),
    )
    expect(nodes.missing).toEqual(['known'])
    expect(exits.missing.map(({ exit }) => exit)).toEqual(['next', 'invalid'])
  })

  test('of what has nothing to cover is complete', () => {
    expect(percentOf(coverageOf(workspace, 'identify', []).keywords)).toBe(100)
    expect(coverageOf(workspace, 'nowhere', []).nodes.total).toBe(0)
  })
})
