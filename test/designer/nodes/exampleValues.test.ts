import { expect, test } from 'vitest'
import { exampleValues } from '../../../designer/nodes/preview/exampleValues.ts'
import { compileTemplate } from '../../../runtime/engine/template/compileTemplate.ts'

const fill = (text: string): string => {
  const compiled = compileTemplate(text)
  if (!compiled.ok) throw new Error(compiled.message)
  return (
    compiled.template.render?.(
      exampleValues(['vars.order', 'contact.tier', 'channel.kind', 'language'], 'Ada', 'en'),
    ) ?? text
  )
}

test('a template is filled in with an example, or with the name of what will stand there', () => {
  expect(fill("Hello {{ contact.name | default: 'there' }}, your order {{ vars.order }} is {{ vars.state }}.")).toBe(
    'Hello Ada, your order ‹order› is .',
  )
  expect(fill('{% if contact.tier %}{{ contact.tier }}{% endif %} until {{ schedule.nextClose }}')).toBe(
    '‹tier› until ‹nextClose›',
  )
})
