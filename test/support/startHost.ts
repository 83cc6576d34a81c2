import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { formatWorkspace } from '../../runtime/engine/files/formatWorkspace.ts'
import type { Workspace } from '../../runtime/engine/index.ts'
import { createHost, type HostOptions } from '../../runtime/main.ts'
import { holdAnswer } from './holdAnswer.ts'
import { createTestDatabase } from './postgres.ts'

type Answer = {
  readonly status: number
  readonly headers: Headers
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers whose shape they assert
  readonly body: any
}

/** A real host of a workspace on a free port, with a database of its own (PostgreSQL: an empty one is there in a tenth of the time that the embedded one takes); `ask` sends JSON and reads the answer. */
export async function startHost(workspace: Workspace, options: Pick<HostOptions, 'env'> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'usher-host-'))
  for (const [path, text] of Object.entries(formatWorkspace(workspace))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  const databaseUrl = await createTestDatabase()
  const host = await createHost({ workspace: folder, port: 0, databaseUrl, env: {}, ...options })
  const url = host.url ?? ''
  return {
    url,
    databaseUrl,
    host,
    ask: async (
      method: string,
      path: string,
      body?: unknown,
      headers: Record<string, string> = {},
    ): Promise<Answer> => {
      const sent = body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }
      const response = await fetch(url + path, {
        method,
        headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
        ...sent,
      })
      const text = await response.text()
      const isJson = /json/.test(response.headers.get('content-type') ?? '') && text !== ''
      const answered = isJson ? JSON.parse(text) : text
      if (isJson) holdAnswer(method, path, response.status, answered)
      return { status: response.status, headers: response.headers, body: answered }
    },
    close: async () => {
      await host.close()
      rmSync(folder, { recursive: true })
    },
  }
}

export type TestHost = Awaited<ReturnType<typeof startHost>>
