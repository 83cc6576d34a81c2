import { PGlite, type PGliteOptions } from '@electric-sql/pglite'
import { explainFailure } from './explainFailure.ts'

/** What PGlite ends a call into its WebAssembly with when a statement has failed: it handles that itself. */
const STATEMENT_FAILED = 100
/** The calls that answer a statement. */
const CALLS = [
  '_PostgresMainLoopOnce',
  '_PostgresMainLongJmp',
  '_PostgresSendReadyForQueryIfNecessary',
  '_pgl_pq_flush',
  '_pq_buffer_remaining_data',
  'stackRestore',
] as const

/**
 * PGlite that can die. PostgreSQL ends its process when it cannot go on (a full disk, files that are damaged): here that is an exception, which PGlite catches, to ask what is left of it
 * for ever, with the only thread. After this one's end whatever is asked of it is refused.
 */
export class Engine extends PGlite {
  /** resolves with the reason when it has died; nothing but a new process helps */
  readonly died: Promise<string>
  readonly #folder: string
  readonly #said: { last: string | null }
  #die: (reason: string) => void = () => {}
  #death: unknown = null
  #isGuarded = false

  /** `folder` is what its errors name. */
  constructor(folder: string, options: PGliteOptions) {
    const said: { last: string | null } = { last: null }
    super({
      ...options,
      onStderr: (line) => {
        said.last = /(?:PANIC|FATAL): +(.*)/.exec(line)?.[1] ?? said.last
        return false
      },
    })
    this.#folder = folder
    this.#said = said
    this.died = new Promise((resolve) => {
      this.#die = resolve
    })
  }

  /** Resolves when it can be asked; rejects with an `AppError` that says why it cannot be opened. */
  async open(): Promise<void> {
    try {
      await this.waitReady
    } catch (error) {
      throw explainFailure(error, this.#folder, this.#said.last ?? 'its files cannot be read')
    }
  }

  override execProtocolRawSync(message: Uint8Array): Uint8Array {
    if (!this.#isGuarded) this.#guard()
    return super.execProtocolRawSync(message)
  }

  override async execProtocol(...args: Parameters<PGlite['execProtocol']>): ReturnType<PGlite['execProtocol']> {
    try {
      return await super.execProtocol(...args)
    } catch (error) {
      throw explainFailure(error, this.#folder, null)
    }
  }

  /** Lets go of what is dead as it is: it cannot even be closed. */
  override async close(): Promise<void> {
    if (this.#death === null && !this.closed) await super.close()
  }

  #guard(): void {
    this.#isGuarded = true
    for (const name of CALLS) {
      const call = this.Module[name] as (...args: number[]) => number // every one takes and gives numbers, or nothing
      const guarded = (...args: number[]): number => {
        if (this.#death !== null) throw this.#death
        try {
          return call(...args)
        } catch (error) {
          if (hasStatus(error) && error.status === STATEMENT_FAILED) throw error
          const said = this.#said.last ?? (error instanceof Error ? error.message : 'it has ended')
          this.#death = explainFailure(error, this.#folder, said)
          this.#die(this.#death instanceof Error ? this.#death.message : said)
          throw this.#death
        }
      }
      Object.assign(this.Module, { [name]: guarded })
    }
  }
}

const hasStatus = (error: unknown): error is { readonly status: unknown } =>
  typeof error === 'object' && error !== null && 'status' in error
