import { fsyncSync } from 'node:fs'
import { PGlite } from '@electric-sql/pglite'
import { NodeFS } from '@electric-sql/pglite/nodefs'

/** How PostgreSQL is started on them: as PGlite does it, */
export const START_PARAMS: readonly string[] = [
  // but with fsync,
  ...PGlite.defaultStartParams.filter((param) => param !== '-F'),
  // by that call of two which Emscripten passes on,
  ...['-c', 'wal_sync_method=fsync'],
  // and without the timer of a recovery, which fires 10 s later even if that has failed, and never comes back.
  ...['-c', 'log_startup_progress_interval=0'],
]

type Stream = { readonly nfd: number; readonly path: string }
/** The slice of Emscripten's NODEFS that is completed here. */
type NodeFiles = {
  readonly stream_ops: {
    fsync?: (stream: Stream) => number
    write: (stream: Stream, ...what: readonly unknown[]) => number
  }
  /** tells Node's errors as PostgreSQL knows them */
  readonly tryFSOperation: <T>(doing: () => T) => T
}

/**
 * PGlite's files in a folder, where an fsync is one: its own does nothing. PostgreSQL itself knows what must be on disk before a commit is one, so that what is acknowledged survives a power
 * cut. A commit takes one fsync: 3.1 ms where it was 0.7 ms, on a disk that needs 1.9 ms for it.
 * The files that are there already must be on disk as they are: PostgreSQL would see to that too after a crash, but one by one, in seconds where it can be a tenth of one.
 */
export class DurableFiles extends NodeFS {
  override async init(...args: Parameters<NodeFS['init']>): ReturnType<NodeFS['init']> {
    const { emscriptenOpts } = await super.init(...args)
    return {
      emscriptenOpts: {
        ...emscriptenOpts,
        preRun: [...(emscriptenOpts.preRun ?? []), ({ NODEFS }) => completeFiles(NODEFS as unknown as NodeFiles)],
      },
    }
  }
}

function completeFiles({ stream_ops: operations, tryFSOperation }: NodeFiles): void {
  const { write } = operations
  /** Until PostgreSQL writes to the database, what it has synced is what was there. */
  let isAsItWas = true
  operations.write = (stream, ...what) => {
    if (!stream.path.endsWith('/postmaster.pid')) {
      isAsItWas = false
      operations.write = write
    }
    return write(stream, ...what)
  }
  operations.fsync = ({ nfd }) => (isAsItWas ? 0 : tryFSOperation(() => sync(nfd)))
}

function sync(file: number): number {
  try {
    fsyncSync(file)
  } catch (error) {
    // Windows has it for files alone, not for folders.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') throw error
  }
  return 0
}
