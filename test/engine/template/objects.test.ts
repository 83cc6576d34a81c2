import { expect, test } from 'vitest'
import { liquid } from '../../../runtime/engine/template/liquid.ts'
import { textless, wasObjectShown } from '../../../runtime/engine/walk/textless.ts'

const vars = textless({ order: { id: 'A-1', lines: [{ sku: 7 }] }, tags: ['a', 'b', null, ['c']], none: [], count: 0 })
const render = (text: string): string => String(liquid.parseAndRenderSync(text, textless({ vars })))

test.each([
  ['Order {{ vars.order }}', 'Order '],
  ['{{ vars }}', ''],
  ['{{ vars.order | append: "!" }}', '!'],
  ['{{ "x" | append: vars.order }}', 'x'],
  ['{{ vars.order | upcase }}', ''],
  ['{{ vars.order.lines | join: " and " }}', ''],
  ['{{ vars.order.lines }}', ''],
  ['{% assign o = vars.order %}{{ o | default: "none" }}', ''],
  ['{% capture c %}{{ vars.order }}{% endcapture %}[{{ c }}]', '[]'],
])('an object shows nothing in %s, and it is noticed', (text, shown) => {
  wasObjectShown()
  expect([render(text), wasObjectShown()]).toEqual([shown, true])
})

test.each([
  ['{{ vars.order.id }} {{ vars.order.lines[0].sku }}', 'A-1 7'],
  ['{{ vars.order.lines.size }} {{ vars.order.lines | map: "sku" | first }}', '1 7'],
  ['{{ vars.order | json }}', '{"id":"A-1","lines":[{"sku":7}]}'],
  ['{{ vars.tags }}', 'a, b, c'],
  ['[{{ vars.none }}{{ vars.nothing }}{{ nil }}{{ empty }}]', '[]'],
  ['{{ vars.count }} {{ true }}', '0 true'],
  ['{% if vars.order %}yes{% endif %}', 'yes'],
])('what has a text is shown: %s', (text, shown) => {
  wasObjectShown()
  expect([render(text), wasObjectShown()]).toEqual([shown, false])
})

test('a member of the name __proto__ makes no text of an object', () => {
  const answer: object = JSON.parse('{"o":{"__proto__":{"a":1},"id":"A-1"}}')
  expect(String(liquid.parseAndRenderSync('[{{ o }}{{ o.id }}]', textless(answer)))).toBe('[A-1]')
})
