import { spawnSync } from 'node:child_process'
import { globSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { build } from 'vite'
import { openDesignerSite } from './runtime/http/designerSite.ts'

/*
 * Makes what `npm pack` adds to the files of a clone: the folder `build`, with the runtime in JavaScript, a file for each entry and the parts that
 * they share, and declarations for who imports it; and the designer.
 */

const root = import.meta.dirname
const folder = join(root, 'build')
/** What package.json, launch.js and threads begin with. */
const ENTRIES = {
  main: 'runtime/main.ts',
  engine: 'runtime/engine/index.ts',
  usher: 'runtime/cli/usher.ts',
  playWorker: 'runtime/cli/test/playWorker.ts',
  asideThread: 'runtime/http/simulate/asideThread.ts',
}

async function buildRuntime(): Promise<void> {
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: {
      // For Node: dependencies stay imports.
      ssr: true,
      outDir: folder,
      emptyOutDir: true,
      copyPublicDir: false,
      target: 'node24',
      minify: false,
      rolldownOptions: {
        input: ENTRIES,
        preserveEntrySignatures: 'strict',
        output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  })
}

/** Of the runtime's declarations, those that the two entries for programs lead to. */
function buildTypes(): void {
  const place = join(folder, 'types')
  const { status } = spawnSync(
    join(root, 'node_modules/.bin/tsc'),
    ['-p', join(root, 'tsconfig.build.json'), '--outDir', place],
    {
      stdio: 'inherit',
    },
  )
  if (status !== 0) throw new Error('The declarations could not be made.')
  const kept = new Set<string>()
  const keep = (file: string): void => {
    if (kept.has(file)) return
    kept.add(file)
    // The compiler leaves the endings of the sources in declarations: https://github.com/microsoft/TypeScript/issues/61037
    const text = readFileSync(file, 'utf8').replaceAll(
      /(?<=(?:from|import\() ?['"])(\.{1,2}\/[^'"]+)\.ts(?=['"])/g,
      (_, path: string) => {
        keep(`${join(dirname(file), path)}.d.ts`)
        return `${path}.js`
      },
    )
    writeFileSync(file, text)
  }
  keep(join(place, 'runtime/main.d.ts'))
  keep(join(place, 'runtime/engine/index.d.ts'))
  for (const file of globSync('**/*.d.ts', { cwd: place })) if (!kept.has(join(place, file))) rmSync(join(place, file))
}

async function buildDesigner(): Promise<void> {
  let problem: string | null = null
  const report = (line: string) => {
    problem = line
  }
  const designer = openDesignerSite({ root, report })
  while (designer.state() === 'building') await setTimeout(100)
  if (problem !== null) throw new Error(problem)
}

await buildRuntime()
buildTypes()
await buildDesigner()
