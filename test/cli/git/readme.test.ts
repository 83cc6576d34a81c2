import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Workspace } from '../../../runtime/engine/index.ts'
import { renameNodes } from '../../../runtime/proof/diff/renameNodes.ts'
import { loadWorkspace } from '../../../runtime/releases/loadWorkspace.ts'
import type { Flow, Node } from '../../../schemas/flow.ts'
import { removeFolder } from '../runCli.ts'
import { createRepository } from './gitRepository.ts'

const ROOT = join(import.meta.dirname, '../../..')

function withWord(flow: Flow, word: string): Flow {
  const topic = flow.nodes.topic as Extract<Node, { type: 'keywordRoute' }> // the sample has it
  const rules = topic.rules.map((rule) => {
    const words = rule.keywords as { readonly [language: string]: readonly string[] } // the sample keeps them per language
    return rule.id === 'billing' ? { ...rule, keywords: { ...words, en: [...(words.en ?? []), word] } } : rule
  })
  return { ...flow, nodes: { ...flow.nodes, topic: { ...topic, rules } } }
}

test('the worked example of the README goes as it says', async () => {
  const readme = await readFile(join(ROOT, 'README.md'), 'utf8')
  const [, merged, told] = /\n\$ git merge refunds\n([\s\S]*?)\n\$ usher diff HEAD~1\n([\s\S]*?)```/.exec(readme) ?? []
  const workspace = (await loadWorkspace(join(ROOT, 'flows'))).workspace as Workspace // test/flows holds it to that
  const desk = workspace.flows['front-desk'] as Flow // the sample has it
  const after = (flow: Flow): Workspace => ({ ...workspace, flows: { ...workspace.flows, 'front-desk': flow } })
  const repository = await createRepository(workspace)
  try {
    await repository.git('checkout', '--quiet', '-b', 'refunds')
    await repository.commit(after(withWord(desk, 'receipt')))
    await repository.git('checkout', '--quiet', 'main')
    const renamed = renameNodes(desk, [{ from: 'to-general', to: 'to-anyone' }])
    await repository.commit(after(withWord(renamed, 'chargeback')))
    expect((await repository.git('merge', '--no-edit', 'refunds')).code).toBe(1)
    await repository.git('merge', '--abort')
    await repository.usher('git', 'install')
    const { code, stdout } = await repository.git('merge', '--no-edit', 'refunds')
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringContaining(merged ?? '?') })
    expect((await repository.usher('diff', 'HEAD~1')).stdout).toBe(told)
  } finally {
    await removeFolder(repository.folder)
  }
})
