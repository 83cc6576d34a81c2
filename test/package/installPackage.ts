import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rename, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const root = resolve(import.meta.dirname, '../..')

type Locked = { readonly dev?: boolean; readonly devOptional?: boolean }

/** Nothing of the npm that runs the tests: it would tell the commands that they run in the repository. */
export const ENV = { PATH: process.env.PATH, HOME: process.env.HOME }

/**
 * Packs Usher and installs it in a folder of its own, as `npm install ./usher-0.1.0.tgz` does; gives the folder. With the versions that the
 * repository's lock names: `npm ci` has left them in npm's cache.
 */
export async function installPackage(): Promise<string> {
  const project = await mkdtemp(join(tmpdir(), 'usher-package-'))
  await run('npm', ['pack', '--pack-destination', project], { cwd: root, env: ENV })
  const manifest = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'))
  await rename(join(project, `usher-${manifest.version}.tgz`), join(project, 'usher.tgz'))
  const { packages } = JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8'))
  const needed = Object.entries<Locked>(packages).filter(
    ([place, { dev, devOptional }]) => place !== '' && dev !== true && devOptional !== true,
  )
  const wanted = { name: 'project', private: true, type: 'module', dependencies: { usher: 'file:usher.tgz' } }
  const { version, dependencies, bin } = manifest
  const usher = { version, resolved: 'file:usher.tgz', dependencies, bin }
  const lock = { packages: { '': wanted, 'node_modules/usher': usher, ...Object.fromEntries(needed) } }
  await writeFile(join(project, 'package.json'), JSON.stringify(wanted))
  await writeFile(join(project, 'package-lock.json'), JSON.stringify({ lockfileVersion: 3, requires: true, ...lock }))
  await run('npm', ['ci', '--prefer-offline', '--no-audit', '--no-fund'], { cwd: project, env: ENV })
  return project
}
