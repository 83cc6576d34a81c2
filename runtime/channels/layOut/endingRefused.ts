import { own } from '../../engine/own.ts'
import type { MediaForm } from '../Capabilities.ts'

/** What a file may be by the end of its name. */
const TYPES: { readonly [ending: string]: readonly string[] } = {
  jpg: ['image/jpeg'],
  jpeg: ['image/jpeg'],
  png: ['image/png', 'image/apng'],
  apng: ['image/apng'],
  gif: ['image/gif'],
  webp: ['image/webp'],
  bmp: ['image/bmp'],
  svg: ['image/svg+xml'],
  avif: ['image/avif'],
  heic: ['image/heic'],
  tif: ['image/tiff'],
  tiff: ['image/tiff'],
  mp4: ['video/mp4', 'audio/mp4'],
  m4v: ['video/x-m4v'],
  mov: ['video/quicktime'],
  '3gp': ['video/3gpp'],
  webm: ['video/webm', 'audio/webm'],
  avi: ['video/vnd.avi'],
  mkv: ['video/matroska'],
  mp3: ['audio/mpeg'],
  m4a: ['audio/mp4', 'audio/x-m4a'],
  aac: ['audio/aac'],
  amr: ['audio/amr'],
  ogg: ['audio/ogg'],
  oga: ['audio/ogg'],
  opus: ['audio/ogg'],
  wav: ['audio/wav'],
  flac: ['audio/flac'],
}

/** How an address ends that names a type which the platform does not take; null: it may take the file. */
export function endingRefused(url: string, { types }: MediaForm): string | null {
  const [path = ''] = url.split(/[?#]/)
  const ending = /\.([a-z0-9]{2,5})$/i.exec(path)?.[1]?.toLowerCase() ?? ''
  const may = own(TYPES, ending)
  return types === undefined || may === undefined || may.some((type) => types.includes(type)) ? null : ending
}
