/*
 * A flow as a picture of its own: no script, no font or file from elsewhere, colours for light and dark pages in itself. Each exit is a row
 * of its card and the arrow starts there, so that no two labels can lie upon each other.
 */
import { layOut, type Place } from './layOut.ts'
import type { Mark, Picture, PictureExit, PictureNode } from './Picture.ts'

const WIDTH = 250
const HEAD = 50
const ROW = 20
const MARGIN = 40
const SIGNS: { readonly [mark in Mark]: string } = { same: '', added: '+ ', removed: '− ', changed: '~ ' }

const STYLE = `
svg{--page:#fff;--card:#fff;--line:#9aa3b5;--text:#1b2130;--quiet:#545d70;--added:#15803d;--removed:#b91c1c;--changed:#b45309}
@media (prefers-color-scheme:dark){svg{--page:#0f121a;--card:#1b2130;--line:#6b7488;--text:#eef0f4;--quiet:#b4bccb;--added:#4ade80;--removed:#f87171;--changed:#fbbf24}}
.page{fill:var(--page)}
text{font:12px system-ui,"Segoe UI",sans-serif;fill:var(--text)}
.id{font-weight:600;font-size:13px}
.quiet{fill:var(--quiet)}
.card{fill:var(--card);stroke:var(--line)}
.start{stroke-width:2.5}
.arrow{fill:none;stroke:var(--line);stroke-width:1.5}
.head{fill:var(--line)}
.added .card,.arrow.added{stroke:var(--added);stroke-width:2.5}
.removed .card,.arrow.removed{stroke:var(--removed);stroke-width:2.5;stroke-dasharray:6 4}
.changed .card{stroke:var(--changed);stroke-width:2.5}
.head.added,.added .id,text.added{fill:var(--added)}
.head.removed,.removed .id,text.removed{fill:var(--removed)}
.changed .id{fill:var(--changed)}
`

/** The picture as an SVG document. `places`: where nodes stand; the others get a place. In pixels. */
export function renderSvg(picture: Picture, places: { readonly [id: string]: Place } = {}): string {
  const placed = layOut(picture, places, (node) => ({ width: WIDTH, height: heightOf(node) }))
  const at = ({ id }: { readonly id: string }): Place => placed.get(id) ?? { x: 0, y: 0 }
  const left = Math.min(0, ...picture.nodes.map((node) => at(node).x)) - MARGIN
  const top = Math.min(0, ...picture.nodes.map((node) => at(node).y)) - MARGIN
  const width = Math.max(0, ...picture.nodes.map((node) => at(node).x + WIDTH)) + MARGIN - left
  const height = Math.max(0, ...picture.nodes.map((node) => at(node).y + heightOf(node))) + MARGIN - top
  const box = [left, top, width, height].join(' ')
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="${box}" width="${width}" height="${height}">`,
    `<title>${escapeXml(picture.name)}</title>`,
    `<style>${STYLE}</style>`,
    `<rect class="page" x="${left}" y="${top}" width="${width}" height="${height}"/>`,
    ...picture.nodes.flatMap((node) =>
      node.exits.map((exit, row) => renderArrow(exit, portOf(at(node), row), at({ id: exit.to }))),
    ),
    ...picture.nodes.map((node) => renderCard(node, at(node))),
    '</svg>',
    '',
  ].join('\n')
}

const heightOf = ({ exits }: Pick<PictureNode, 'exits'>): number =>
  HEAD + exits.length * ROW + (exits.length > 0 ? 6 : 0)

/** Where the arrow of an exit leaves its card. */
const portOf = ({ x, y }: Place, row: number): Place => ({ x: x + WIDTH, y: y + HEAD + row * ROW + ROW / 2 })

function renderCard({ id, type, line, was, isStart, mark, exits }: PictureNode, { x, y }: Place): string {
  const title = was === undefined ? id : `${id} (was ${was})`
  const about = line === '' ? type : `${type} · ${line}`
  const size = `width="${WIDTH}" height="${heightOf({ exits })}"`
  return [
    `<g class="${mark}">`,
    `<title>${escapeXml(`${id}: ${about}`)}</title>`,
    `<rect class="card${isStart ? ' start' : ''}" x="${x}" y="${y}" ${size} rx="${isStart ? 18 : 8}"/>`,
    `<text class="id" x="${x + 14}" y="${y + 21}">${escapeXml(SIGNS[mark] + shorten(title, 30))}</text>`,
    `<text class="quiet" x="${x + 14}" y="${y + 39}">${escapeXml(shorten(about, 33))}</text>`,
    ...exits.map((exit, row) => renderLabel(exit, portOf({ x, y }, row))),
    '</g>',
  ].join('')
}

function renderLabel({ name, mark }: PictureExit, { x, y }: Place): string {
  return `<text class="quiet ${mark}" text-anchor="end" x="${x - 10}" y="${y + 4}">${escapeXml(SIGNS[mark] + shorten(name, 34))}</text>`
}

/** From a row of the card to the head of the next. One that leads back swings out at both ends. */
function renderArrow({ mark }: PictureExit, from: Place, target: Place): string {
  const to = { x: target.x - 7, y: target.y + HEAD / 2 }
  const bend = Math.max(50, Math.abs(to.x - from.x) / 2)
  const curve = `M${from.x} ${from.y}C${from.x + bend} ${from.y} ${to.x - bend} ${to.y} ${to.x} ${to.y}`
  const head = `M${to.x + 7} ${to.y}l-9 -5v10z`
  return `<path class="arrow ${mark}" d="${curve}"/><path class="head ${mark}" d="${head}"/>`
}

/** As much as fits into so many letters; those of East Asia are twice as wide. */
function shorten(text: string, letters: number): string {
  let width = 0
  let fitting = ''
  for (const character of text.toWellFormed().replaceAll(/\s+/g, ' ')) {
    width += /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]|\p{Emoji_Presentation}/u.test(
      character,
    )
      ? 2
      : 1
    if (width > letters) return `${fitting.trimEnd()}…`
    fitting += character
  }
  return fitting
}

/** Text of an author's, for XML: marks by their names, and without the characters that no XML may hold. */
function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
