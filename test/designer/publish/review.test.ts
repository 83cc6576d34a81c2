import { describe, expect, test } from 'vitest'
import { review, reviewBehaviour } from '../../../designer/publish/review.ts'
import type { Workspace } from '../../../runtime/engine/workspace.ts'
import { renderLines } from '../../../runtime/proof/diff/renderLines.ts'
import { flowOf, workspaceOf } from '../../support/workspaceOf.ts'

const flowTo = (queue: string, hello = 'Hello') =>
  flowOf({
    welcome: { type: 'message', content: [{ text: hello }], exits: { next: 'end' } },
    end: { type: 'enqueue', queue },
  })
const withScenario = (workspace: Workspace): Workspace => ({
  ...workspace,
  scenarios: {
    main: {
      flow: 'main',
      scenarios: {
        'everybody goes to general': {
          steps: [{ customer: 'hi' }, { sent: 'Hello' }, { enqueued: { queue: 'general' } }],
        },
      },
    },
  },
})
const LIVE = withScenario(workspaceOf([flowTo('general')]))

describe('a review before publishing', () => {
  test('finds nothing to say about what is live already', () => {
    const moved = { ...LIVE, layouts: { main: { specVersion: 1, nodes: { end: { x: 1, y: 2 } } } } } as Workspace
    const { errors, scenarios, changes } = review(moved, LIVE)
    expect({ errors, scenarios, changes }).toEqual({ errors: [], scenarios: { count: 1, failed: [] }, changes: [] })
    expect(reviewBehaviour(moved, LIVE)).toEqual([])
  })

  test('says what changes, which scenarios no longer hold, and where messages end now', () => {
    const next = withScenario(workspaceOf([flowTo('billing')]))
    const found = review(next, LIVE)
    expect(renderLines(found.changes ?? [])).toEqual(['Flow main', '  ~ end: queue: “general” → “billing”'])
    expect(found.scenarios.failed).toMatchObject([{ flow: 'main', name: 'everybody goes to general' }])
    expect(renderLines(reviewBehaviour(next, LIVE))[0]).toBe('Behaviour of main: messages go elsewhere')
  })

  test('plays nothing while the check finds errors, and has nothing to compare the first time with', () => {
    const found = review(withScenario(workspaceOf([flowTo('nowhere')])), null)
    expect(found.errors.map(({ code }) => code)).toContain('unknownQueue')
    expect(found).toMatchObject({ scenarios: { count: 0, failed: [] }, changes: null })
  })

  test('tells problems in the words of who speaks', () => {
    const speaker = { translate: (template: string) => template.toUpperCase(), sayInstant: String }
    const { errors } = review(workspaceOf([flowTo('nowhere')]), null, speaker)
    expect(errors.map(({ message }) => message)).toContain('NODE "end": THERE IS NO QUEUE "nowhere".')
  })
})
