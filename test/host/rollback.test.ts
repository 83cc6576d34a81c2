import { afterEach, beforeEach, expect, test } from 'vitest'
import { formatWorkspace } from '../../runtime/engine/files/formatWorkspace.ts'
import type { Workspace } from '../../runtime/engine/index.ts'
import { createHost, type Host } from '../../runtime/main.ts'
import { removeFolder, workspaceFolder } from '../cli/runCli.ts'
import { desk } from '../http/desk.ts'
import { createTestDatabase } from '../support/postgres.ts'

const changed: Workspace = { ...desk, queues: { ...desk.queues, vip: { name: 'VIP' } } }

let databaseUrl: string
let folders: readonly string[]
let host: Host | null = null
beforeEach(async () => {
  databaseUrl = await createTestDatabase()
  folders = []
})
afterEach(async () => {
  await host?.close()
  for (const folder of folders) await removeFolder(folder)
})

/** Ends the host that runs, and starts another on the same data with this workspace in its folder. */
async function startWith(workspace: Workspace): Promise<Host> {
  await host?.close()
  const { folder, flows } = await workspaceFolder(workspace)
  folders = [...folders, folder]
  host = await createHost({ workspace: flows, port: 0, databaseUrl, env: {} })
  return host
}
const send = (running: Host, method: string, path: string, body: object) =>
  fetch(`${running.url}${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })

test('a rollback outlives the host, whatever is in its folder; new files take its place', async () => {
  const first = (await startWith(desk)).release()
  const running = await startWith(changed)
  const second = running.release()
  expect(second).not.toBe(first)
  await send(running, 'PUT', '/api/deployment', { live: first })
  const again = await startWith(changed)
  expect(again.release()).toBe(first)
  expect(again.notes.join('\n')).toContain(`Release ${first.slice(0, 12)} is live, as somebody asked`)
  const edited = await startWith({ ...changed, queues: { ...changed.queues, sales: { name: 'Sales' } } })
  expect([first, second]).not.toContain(edited.release())
})

test('what was published by the API outlives the host too', async () => {
  const running = await startWith(desk)
  const answer = await send(running, 'POST', '/api/releases', { files: formatWorkspace(changed) })
  const { hash } = (await answer.json()) as { hash: string } // the answer's own schema
  expect((await startWith(desk)).release()).toBe(hash)
})

test('a host that starts with former files, where nobody asked for others, serves those', async () => {
  const first = (await startWith(desk)).release()
  await startWith(changed)
  expect((await startWith(desk)).release()).toBe(first)
})
