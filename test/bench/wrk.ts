import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

export type Load = {
  readonly requests: number
  readonly perSecond: number
  /** answers that are no 200, and requests without an answer */
  readonly failed: number
  /** ms */
  readonly p50: number
  readonly p99: number
}

/** Whether wrk (Debian's package of that name) is installed: a generator in this process would share its thread with what it measures. */
export const hasWrk = (): Promise<boolean> =>
  run('sh', ['-c', 'command -v wrk taskset']).then(
    () => true,
    () => false,
  )

/** Posts first messages of new customers for some seconds over `connections`, from one thread pinned to the last core. */
export async function runWrk(url: string, connections: number, seconds: number, prefix: string): Promise<Load> {
  const folder = await mkdtemp(join(tmpdir(), 'usher-wrk-'))
  const script = join(folder, 'messages.lua')
  try {
    await writeFile(script, scriptOf(prefix))
    const core = String(availableParallelism() - 1)
    const { stdout } = await run('taskset', [
      '-c',
      core,
      'wrk',
      '--latency',
      '-t1',
      `-c${connections}`,
      `-d${seconds}s`,
      '-s',
      script,
      url,
    ])
    const line = stdout.split('\n').findLast((text) => text.startsWith('{'))
    if (line === undefined) throw new Error(`wrk said:\n${stdout}`)
    return JSON.parse(line) as Load // written by the script below
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** The end of every script: the figures, as a line of JSON. */
export const TELL = `function done(summary, latency)
  local errors = summary.errors
  io.write(string.format('{"requests":%d,"perSecond":%f,"failed":%d,"p50":%f,"p99":%f}\\n', summary.requests,
    summary.requests / summary.duration * 1e6, errors.connect + errors.read + errors.write + errors.status + errors.timeout,
    latency:percentile(50) / 1000, latency:percentile(99) / 1000))
end
`

const scriptOf = (prefix: string): string => `
local count = 0
wrk.method = "POST"
wrk.headers["content-type"] = "application/json"
function request()
  count = count + 1
  local id = "${prefix}-" .. count
  return wrk.format(nil, nil, nil, '{"id":"' .. id .. '","from":{"id":"u-' .. id .. '","name":"Ada","language":"en"},"text":"Hello, I have a question about my invoice from last month"}')
end
${TELL}`
