import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Flow } from '../../schemas/flow.ts'

const root = join(import.meta.dirname, '../..')
const exists = (path: string) => existsSync(join(root, path))

/** The schema's list is the one that everything else follows. */
const types = readdirSync(join(root, 'schemas/nodes')).map((file) => file.replace('.schema.json', ''))

const flows = readdirSync(join(root, 'flows'))
  .filter((file) => file.endsWith('.flow.json'))
  .map((file) => JSON.parse(readFileSync(join(root, 'flows', file), 'utf8')) as Flow) // checked by the samples' own test

test.each(types)('%s has everything that a node type needs, under one name', (type) => {
  const missing = [
    `runtime/engine/nodes/${type}.ts`,
    `designer/nodes/${type}/Card.tsx`,
    `designer/nodes/${type}/Form.tsx`,
  ].filter((path) => !exists(path))
  const samples = flows.filter(({ nodes }) => Object.values(nodes).some((node) => node.type === type))
  expect([...missing, ...(samples.length === 0 ? [`a sample flow with a ${type} node`] : [])]).toEqual([])
  for (const { id } of samples) expect(exists(`flows/${id}.scenarios.json`)).toBe(true)
})
