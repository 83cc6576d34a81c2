/** Files that came in the same webhook as their message, of platforms that keep none. */
export interface FileStore {
  /** the same file again is the same, kept on from now (epoch ms); rejects when it is not stored */
  keep(channel: string, files: readonly KeptFile[], now: number): Promise<void>
  /** null: there is none, or none any more */
  find(channel: string, ref: string): Promise<Uint8Array | null>
}

/** `ref`: what names its content. */
export type KeptFile = { readonly ref: string; readonly content: Uint8Array }
