import { MemoryFS } from '@electric-sql/pglite'
import { DurableFiles, START_PARAMS } from './DurableFiles.ts'
import { putOnDisk } from './dataFolder.ts'
import { Engine } from './Engine.ts'

/** Starts PostgreSQL on the files of a folder that this process has to itself, which it makes where there are none; 'memory': on none. */
export async function openEngine(folder: string): Promise<Engine> {
  if (folder !== 'memory') await putOnDisk(folder)
  const engine = new Engine(
    folder,
    folder === 'memory' ? { fs: new MemoryFS() } : { fs: new DurableFiles(folder), startParams: [...START_PARAMS] },
  )
  await engine.open()
  return engine
}
