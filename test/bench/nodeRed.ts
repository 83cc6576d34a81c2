import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { freePort } from '../support/hostProcess.ts'

const VERSION = '5.0.7'
const START_MS = 60_000

/*
 * Front-desk as its users would draw it in Node-RED: http in, the hours, the keywords as a switch of regular expressions, the texts in three languages as a template, http response.
 * Nothing is stored.
 */
const RULES = [
  ['billing', '\\b(invoice|bill|refund\\w*|fattura|rimborso)\\b|发票|退款'],
  ['technical', '\\b(internet|router|broken|fault|guasto|modem)\\b|故障'],
  ['sales', '\\b(contract|upgrade|contratto|offerta)\\b|套餐'],
] as const

const HOURS = `
const now = new Date();
const parts = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Rome', weekday: 'short', hour: '2-digit', minute: '2-digit', hour12: false }).formatToParts(now);
const read = (type) => parts.find((part) => part.type === type).value;
const minutes = Number(read('hour')) * 60 + Number(read('minute'));
msg.isOpen = !['Sat', 'Sun'].includes(read('weekday')) && minutes >= 540 && minutes < 1080;
msg.text = String(msg.payload.text ?? '').toLowerCase();
msg.name = msg.payload.from.name;
return msg;`

const flows = [
  { id: 'tab', type: 'tab', label: 'Front desk' },
  { id: 'in', type: 'http in', z: 'tab', url: '/messages', method: 'post', wires: [['hours']] },
  { id: 'hours', type: 'function', z: 'tab', func: HOURS, outputs: 1, wires: [['topic']] },
  {
    id: 'topic',
    type: 'switch',
    z: 'tab',
    property: 'text',
    propertyType: 'msg',
    rules: [...RULES.map(([, v]) => ({ t: 'regex', v, vt: 'str', case: false })), { t: 'else' }],
    checkall: 'false',
    outputs: RULES.length + 1,
    wires: [...RULES.map(([id]) => [`to-${id}`]), ['to-general']],
  },
  ...[...RULES.map(([id]) => id), 'general'].map((queue) => ({
    id: `to-${queue}`,
    type: 'template',
    z: 'tab',
    field: 'payload',
    fieldType: 'msg',
    format: 'handlebars',
    syntax: 'mustache',
    output: 'json',
    template: `{"replies":[{"text":"Hello {{name}}, this is Harbour Telecom."}],"enqueued":{"queue":"${queue}"}}`,
    wires: [['out']],
  })),
  { id: 'out', type: 'http response', z: 'tab', statusCode: '200', wires: [] },
]

const SETTINGS = `module.exports = { flowFile: 'flows.json', httpAdminRoot: false, uiHost: '127.0.0.1', logging: { console: { level: 'off' } }, diagnostics: { enabled: false } }`

/** Installs Node-RED into a temporary folder and runs front-desk on it; `url` takes the messages. */
export async function startNodeRed(): Promise<{
  readonly url: string
  readonly pid: number
  readonly stop: () => Promise<void>
}> {
  const folder = await mkdtemp(join(tmpdir(), 'usher-node-red-'))
  await writeFile(join(folder, 'package.json'), '{"private":true}')
  await promisify(execFile)('npm', ['install', '--no-fund', '--no-audit', '--silent', `node-red@${VERSION}`], {
    cwd: folder,
  })
  await writeFile(join(folder, 'flows.json'), JSON.stringify(flows))
  await writeFile(join(folder, 'settings.js'), SETTINGS)
  const port = await freePort()
  const child: ChildProcess = spawn(
    process.execPath,
    [
      join(folder, 'node_modules/node-red/red.js'),
      '--userDir',
      folder,
      '--settings',
      join(folder, 'settings.js'),
      '--port',
      `${port}`,
    ],
    { cwd: folder, stdio: 'ignore' },
  )
  const url = `http://127.0.0.1:${port}/messages`
  const exited = once(child, 'exit')
  const stop = async () => {
    child.kill('SIGKILL')
    await exited
    await rm(folder, { recursive: true, force: true })
  }
  const started = performance.now()
  while (!(await answers(url))) {
    if (child.exitCode !== null || performance.now() - started > START_MS) {
      await stop()
      throw new Error('Node-RED did not start.')
    }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return { url, pid: child.pid ?? 0, stop }
}

async function answers(url: string): Promise<boolean> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"id":"0","from":{"id":"0","name":"Ada"},"text":"invoice"}',
  }).catch(() => null)
  return response?.ok === true && (await response.text()).includes('billing')
}
