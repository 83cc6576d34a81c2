import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { type Load, TELL } from '../wrk.ts'

const run = promisify(execFile)

/** A request that is ready to go. `signature`: of Meta, or nothing. */
export type Ready = { readonly body: string; readonly signature: string }

/** Posts requests that were made before for some seconds over `connections`, each once, from one thread pinned to the last core. Throws when they run out. */
export async function postBodies(
  url: string,
  connections: number,
  seconds: number,
  ready: readonly Ready[],
): Promise<Load> {
  const folder = await mkdtemp(join(tmpdir(), 'usher-wrk-'))
  try {
    const [script, list] = [join(folder, 'bodies.lua'), join(folder, 'bodies.txt')]
    await writeFile(list, ready.map(({ body, signature }) => `${signature}\t${body}`).join('\n'))
    await writeFile(script, scriptOf(list))
    const core = String(availableParallelism() - 1)
    const wrk = ['wrk', '--latency', '--timeout', '30s', '-t1', `-c${connections}`, `-d${seconds}s`, '-s', script, url]
    const { stdout } = await run('taskset', ['-c', core, ...wrk])
    const line = stdout.split('\n').findLast((text) => text.startsWith('{'))
    if (line === undefined) throw new Error(`wrk said:\n${stdout}`)
    const load = JSON.parse(line) as Load // written by the script
    if (load.requests + connections > ready.length) throw new Error(`${ready.length} requests were not enough`)
    if (load.failed > 0) throw new Error(`${load.failed} requests to ${url} failed`)
    return load
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const scriptOf = (list: string): string => `
local ready = {}
local at = 0
wrk.method = "POST"
function init()
  for line in io.lines("${list}") do
    local signature, body = line:match("^([^\\t]*)\\t(.*)$")
    ready[#ready + 1] = wrk.format(nil, nil, { ["content-type"] = "application/json", ["x-hub-signature-256"] = signature }, body)
  end
end
function request()
  at = at + 1
  return ready[at] or ready[#ready]
end
${TELL}`
