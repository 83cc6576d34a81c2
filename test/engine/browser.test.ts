import { builtinModules } from 'node:module'
import { resolve } from 'node:path'
import { createContext, runInContext } from 'node:vm'
import { build, type Rolldown } from 'vite'
import { expect, test } from 'vitest'
import { flowOf, workspaceOf } from '../support/workspaceOf.ts'

const entry = resolve(import.meta.dirname, '../../runtime/engine/index.ts')

test('the engine bundles for the browser and decides there, with nothing of Node and no code made from text', async () => {
  const asked: string[] = []
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    build: { write: false, minify: false, target: 'es2023', lib: { entry, formats: ['iife'], name: 'usher' } },
    plugins: [
      {
        name: 'note-node',
        enforce: 'pre',
        resolveId(id: string) {
          if (id.startsWith('node:') || builtinModules.includes(id)) asked.push(id)
          return null
        },
      },
    ],
  })
  const outputs = (Array.isArray(result) ? result : [result]) as Rolldown.RolldownOutput[] // without watch, build() gives outputs
  const code = outputs
    .flatMap(({ output }) => output.map((chunk) => (chunk.type === 'chunk' ? chunk.code : '')))
    .join('\n')
  expect(asked).toEqual([])
  const modules = outputs.flatMap(({ output }) =>
    output.flatMap((chunk) => (chunk.type === 'chunk' ? chunk.moduleIds : [])),
  )
  expect(modules.filter((id) => id.includes('/runtime/') && !id.includes('/runtime/engine/'))).toEqual([])

  // A bare context: no process, no require, no Buffer; `eval` and `new Function` throw, as under a strict content security policy.
  const page = createContext({ queueMicrotask }, { codeGeneration: { strings: false, wasm: false } })
  const workspace = workspaceOf([
    flowOf({
      hello: { type: 'message', content: [{ text: 'Hello {{ contact.name | upcase }}' }], exits: { next: 'hours' } },
      hours: {
        type: 'officeHours',
        schedule: 'always',
        exits: { open: 'queue', closed: 'queue', holiday: 'queue', emergency: 'queue' },
      },
      queue: { type: 'enqueue', queue: 'general' },
    }),
  ])
  const decided: unknown = JSON.parse(
    String(
      runInContext(
        `${code}
        const release = usher.compileRelease(${JSON.stringify(workspace)}, 'r')
        const thread = { contact: { id: 'u', name: 'Ada', tags: [], attributes: {} }, blocked: false, optedOut: false, conversation: null }
        const place = { now: 0, turnId: 't', newConversationId: 'c', channel: { id: 'web', kind: 'web', flow: 'main' } }
        JSON.stringify(usher.takeTurn({ live: release, own: () => null, thread, event: { type: 'message', text: 'hi' }, place }).effects)`,
        page,
      ),
    ),
  )
  expect(decided).toMatchObject([{ message: { text: 'Hello ADA' } }, { type: 'enqueue', queue: 'general' }])
})
