import { createHash } from 'node:crypto'
import type { OutboundMessage } from '../../../schemas/wire.ts'
import type { Egress, Streaming } from '../../egress/createEgress.ts'
import { EgressError } from '../../egress/EgressError.ts'
import type { Upload, UploadStore } from '../../outbox/UploadStore.ts'
import type { Failure, Uploaded } from '../Adapter.ts'
import type { Connected } from '../connect.ts'
import { failureOf, openOwnFile } from './openOwnFile.ts'

type Media = NonNullable<OutboundMessage['media']>

/** What a platform that was given a file says. `isOld`: it was given earlier, and may be forgotten there meanwhile. */
export type Given =
  | { readonly class: 'ok'; readonly id: string; readonly isOld: boolean }
  /** it is being made fit to be shown */
  | { readonly class: 'notYet'; readonly forMs: number }
  | Failure

/** A file that a platform must have to show it. */
export type FileAtPlatform = {
  /** unless the platform has it */
  readonly give: () => Promise<Given>
  /** the platform knows this one no more */
  readonly forget: (id: string) => Promise<void>
}

/** Gives platforms the files that they show by no address, each once for as long as it is known there. */
export type Uploads = { readonly of: (connected: Connected, media: Media) => FileAtPlatform }

/** So much before a platform forgets a file, it is given it anew: a message may wait a while between. */
const MARGIN_MS = 600_000

export function createUploads(deps: {
  readonly egress: Egress & Streaming
  readonly store: UploadStore
  /** epoch ms */
  readonly clock: () => number
}): Uploads {
  const { egress, store, clock } = deps
  const underWay = new Map<string, Promise<Given>>()
  return {
    of(connected, media) {
      const [account, file] = [accountOf(connected), fileOf(media)]
      const key = `${account}\n${file}`
      return {
        give: () => {
          const going =
            underWay.get(key) ?? giveOnce(connected, media, account, file).finally(() => underWay.delete(key))
          underWay.set(key, going)
          return going
        },
        forget: (id) => store.forget(account, file, id),
      }
    },
  }

  async function giveOnce(connected: Connected, media: Media, account: string, file: string): Promise<Given> {
    const { adapter, settings } = connected
    const known = await store.find(account, file, clock())
    if (known?.isReady === true) return { class: 'ok', id: known.id, isOld: true }
    const got = known === null ? await give(connected, media) : await adapter.uploaded?.(known.id, settings, egress)
    if (got === undefined) return { class: 'content', code: null }
    if (got.class !== 'ok') {
      if (known !== null && got.class === 'content') await store.forget(account, file, known.id)
      return got
    }
    const { id, forMs, readyInMs } = got
    const until = known?.until ?? clock() + forMs - MARGIN_MS
    await store.keep(account, file, { id, until, isReady: readyInMs === undefined } satisfies Upload, clock())
    return readyInMs === undefined ? { class: 'ok', id, isOld: false } : { class: 'notYet', forMs: readyInMs }
  }

  async function give({ adapter, settings }: Connected, media: Media): Promise<Uploaded | Failure | undefined> {
    const form = adapter.capabilities.media[media.kind]
    if (form === undefined) return undefined
    try {
      const file = await openOwnFile(media, form, egress)
      return 'class' in file ? file : await adapter.upload?.(file, settings, egress)
    } catch (error) {
      if (!(error instanceof EgressError)) throw error
      return failureOf(error)
    }
  }
}

/** Channels of one account share what it was given. */
const accountOf = ({ id, adapter, settings }: Connected): string =>
  `${adapter.kind}:${adapter.accountOf(settings) ?? id}`

const fileOf = ({ kind, url }: Media): string => createHash('sha256').update(`${kind}\n${url}`).digest('hex')
