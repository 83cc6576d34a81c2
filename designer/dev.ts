import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createServer } from 'vite'

/*
 * `npm run dev`: a host that starts again when the runtime changes and publishes the workspace when its files do, and beside it the
 * designer's sources with hot reload, which ask that host. Arguments go to `usher start`.
 */

const port = process.env.PORT ?? '3000'
const host = `http://127.0.0.1:${port}`
const root = join(import.meta.dirname, '..')

const runtime = spawn(
  process.execPath,
  [
    '--watch',
    '--watch-preserve-output',
    join(root, 'runtime/cli/usher.ts'),
    'start',
    '--no-designer',
    '--watch',
  ].concat(process.argv.slice(2)),
  { stdio: 'inherit', env: { ...process.env, PORT: port } },
)
const vite = await createServer({
  configFile: join(import.meta.dirname, 'vite.config.ts'),
  // The page's own address goes along, so that the host sees a page of its own.
  server: { host: '127.0.0.1', proxy: { '^/(?:api|healthz|readyz|metrics|openapi\\.json)': host } },
})
await vite.listen()
vite.printUrls()

const end = async (): Promise<void> => {
  await vite.close()
  runtime.kill('SIGTERM')
}
process.once('SIGINT', end)
process.once('SIGTERM', end)
runtime.once('exit', () => vite.close())
