import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { EXIT_CODES } from '../../runtime/cli/exitCodes.ts'
import { createRepository, type Repository } from './git/gitRepository.ts'
import { removeFolder } from './runCli.ts'
import { sampleWorkspace } from './sampleWorkspace.ts'

let repository: Repository
beforeAll(async () => {
  repository = await createRepository(sampleWorkspace())
  const text = await repository.read('flows/main.flow.json')
  await repository.write('flows/main.flow.json', text.replace('"noMatch": "bot"', '"noMatch": "to-general"'))
})
afterAll(() => removeFolder(repository.folder))

test('draws the only flow as SVG without being told which', async () => {
  const { code, stdout } = await repository.usher('render')
  expect(code).toBe(EXIT_CODES.ok)
  expect(stdout).toMatch(/^<svg [\s\S]*>Main<[\s\S]*to-billing[\s\S]*<\/svg>\n$/)
})

test('draws what changed since a commit, and so does usher diff', async () => {
  const drawn = await repository.usher('render', 'main', '--diff', 'HEAD', '--format', 'mermaid')
  expect(drawn.stdout).toMatch(/-\.->\|"− noMatch"\|/)
  expect(drawn.stdout).toMatch(/-->\|"\+ noMatch"\|/)
  expect((await repository.usher('diff', '--format', 'mermaid')).stdout).toBe(drawn.stdout)
  expect((await repository.usher('diff', '--format', 'markdown', '--no-behaviour')).stdout).toContain(
    `\`\`\`mermaid\n${drawn.stdout}\`\`\`\n`,
  )
})

test('writes to a file, and answers in JSON', async () => {
  expect((await repository.usher('render', '--output', 'main.svg')).stdout).toBe('')
  const picture = await readFile(join(repository.folder, 'main.svg'), 'utf8')
  const { stdout } = await repository.usher('render', '--json')
  expect(JSON.parse(stdout)).toEqual({ flow: 'main', format: 'svg', picture })
})

test.each([
  [['render', 'mian'], 'There is no flow "mian". Flows: main.'],
  [['render', 'constructor'], 'There is no flow "constructor". Flows: main.'],
  [['render', '--format', 'png'], 'There is no format "png". Formats: svg, mermaid.'],
  [['diff', 'HEAD', 'HEAD', '--format', 'svg'], 'No flow changed. Name one with --flow.'],
])('refuses %s in words', async (args, words) => {
  const { code, stderr } = await repository.usher(...args)
  expect({ code, stderr }).toEqual({ code: EXIT_CODES.usage, stderr: expect.stringContaining(words) })
})
