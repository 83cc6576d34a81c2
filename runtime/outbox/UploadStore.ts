/** What a platform calls a file that it was given, until it forgets it (epoch ms). */
export type Upload = {
  readonly id: string
  readonly until: number
  /** false: the platform is still making it fit to be shown */
  readonly isReady: boolean
}

/** The files that platforms were given, by account and by our name of the file, for all hosts: each goes up once for as long as it is known there. */
export interface UploadStore {
  /** null: none that is known at `now` */
  find(account: string, file: string, now: number): Promise<Upload | null>
  /** in the place of the one before; of two hosts that gave the same file at once the later one stays, and both can be shown */
  keep(account: string, file: string, upload: Upload, now: number): Promise<void>
  /** the platform knows this one no more */
  forget(account: string, file: string, id: string): Promise<void>
}
