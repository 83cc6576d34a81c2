import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { formatWorkspace } from '../../runtime/engine/files/formatWorkspace.ts'
import type { Workspace } from '../../runtime/engine/index.ts'
import { createHost, type Host } from '../../runtime/main.ts'
import { createTestDatabase } from './postgres.ts'

export type DesignerHost = {
  readonly url: string
  readonly host: Host
  /** the workspace's folder */
  readonly folder: string
  /** a file of the workspace as it is now */
  readonly onDisk: (path: string) => Promise<string>
  readonly close: () => Promise<void>
}

/** A real host with the designer, built and ready, of a workspace in a folder of its own that is written as the designer would write it, or file by file. */
export async function startDesigner(
  workspace: Workspace | { readonly [path: string]: string },
  env: { readonly [name: string]: string } = {},
): Promise<DesignerHost> {
  const folder = await mkdtemp(join(tmpdir(), 'usher-e2e-'))
  const files = isWorkspace(workspace) ? formatWorkspace(workspace) : workspace
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), text)
  }
  const host = await createHost({
    workspace: folder,
    port: 0,
    databaseUrl: await createTestDatabase(),
    designer: true,
    env,
  })
  const url = host.url ?? ''
  // A fresh clone builds the designer first; meanwhile its page says so.
  for (let page = await fetch(url); page.status === 503; page = await fetch(url)) {
    if ((await page.text()).includes('could not be built')) throw new Error('the designer could not be built')
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return {
    url,
    host,
    folder,
    onDisk: (path) => readFile(join(folder, path), 'utf8'),
    close: async () => {
      await host.close()
      await rm(folder, { recursive: true })
    },
  }
}

const isWorkspace = (given: object): given is Workspace => 'flows' in given
