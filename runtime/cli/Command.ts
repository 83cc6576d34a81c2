import type { ExitCode } from './exitCodes.ts'

/** Options as `parseArgs` of node:util takes them, with what --help says. A boolean may be negated: `--no-watch`. */
export type Options = {
  readonly [name: string]: {
    readonly type: 'string' | 'boolean'
    readonly short?: string
    /** what stands for the value in --help: `DIR` */
    readonly placeholder?: string
    readonly description: string
  }
}

/** Options that every command takes. */
export const COMMON_OPTIONS = {
  workspace: {
    type: 'string',
    short: 'w',
    placeholder: 'DIR',
    description: 'the folder of flows; default USHER_WORKSPACE or ./flows',
  },
  json: { type: 'boolean', description: 'answer in JSON on stdout; what keeps it from answering is told on stderr' },
  help: { type: 'boolean', short: 'h', description: 'say how the command is used' },
  version: { type: 'boolean', description: 'print the version' },
} as const satisfies Options

export type ValuesOf<Own extends Options> = {
  readonly [Name in keyof Own]?: Own[Name]['type'] extends 'string' ? string : boolean
}
export type CommonValues = ValuesOf<typeof COMMON_OPTIONS>

/** What a command answers goes to `stdout`; how it goes along to `stderr`. */
export type Io = {
  readonly stdin: NodeJS.ReadStream
  readonly stdout: NodeJS.WriteStream
  readonly stderr: NodeJS.WriteStream
}
export type CommandEnv = { readonly [name: string]: string | undefined }

export type CommandCall<Own extends Options> = {
  readonly values: CommonValues & ValuesOf<Own>
  readonly positionals: readonly string[]
  readonly io: Io
  readonly env: CommandEnv
}

/** One command of the CLI. It throws an `AppError` for what it cannot do; the entry prints it once. */
export type Command<Own extends Options = Options> = {
  readonly name: string
  /** one line for the list of commands */
  readonly summary: string
  /** what follows the name: `[flow] [options]` */
  readonly usage: string
  /** positionals that it takes at most */
  readonly positionals: number
  /** its own options, beside `COMMON_OPTIONS` */
  readonly options: Own
  /** paragraphs or examples under the options of --help */
  readonly more?: string
  // A method, so that commands of different options fit one list.
  run(call: CommandCall<Own>): Promise<ExitCode>
}

/** The folder that a command works on. */
export function workspaceFolder(values: CommonValues, env: CommandEnv): string {
  return values.workspace ?? (env.USHER_WORKSPACE || './flows')
}
