import { expect, test } from 'vitest'
import { connect } from '../../../designer/document/commands/connect.ts'
import { disconnect } from '../../../designer/document/commands/disconnect.ts'
import { EMPTY_LAYOUT } from '../../../designer/document/Drawing.ts'
import { exitNames, possibleExits } from '../../../designer/document/exits.ts'
import type { Node } from '../../../schemas/flow.ts'
import { flowOf } from '../../support/workspaceOf.ts'

test('an exit for what does not arrive is offered, and drawn as long as it leads somewhere', () => {
  const hello: Node = { type: 'message', content: [{ text: 'Hello' }], exits: { next: 'end' } }
  const drawing = { flow: flowOf({ hello, end: { type: 'close' } }), layout: EMPTY_LAYOUT }
  const shown = (node: Node | undefined) => (node === undefined ? [] : exitNames(node, {}))
  expect([possibleExits(hello, {}), shown(hello)]).toEqual([['next', 'failed'], ['next']])
  const led = connect(drawing, { from: 'hello', exit: 'failed', to: 'end', flows: {} })
  if (!led.ok) throw new Error('refused')
  expect(shown(led.value.flow.nodes.hello)).toEqual(['next', 'failed'])
  const back = disconnect(led.value, { from: 'hello', exit: 'failed' })
  if (!back.ok) throw new Error('refused')
  expect(shown(back.value.flow.nodes.hello)).toEqual(['next'])
})
