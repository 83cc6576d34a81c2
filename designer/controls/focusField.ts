/**
 * Puts the focus into the field at a JSON pointer, or, where none lies just there, into the one that it lies in or else the first that lies
 * in it. Nothing happens where there is none.
 */
export function focusField(box: Element | null, path: string): void {
  const fields = [...(box?.querySelectorAll<HTMLElement>('[data-place]') ?? [])].map((field) => ({
    field,
    place: field.dataset.place ?? '',
  }))
  const around = fields
    .filter(({ place }) => path === place || path.startsWith(`${place}/`))
    .toSorted((a, b) => b.place.length - a.place.length)
  const within = fields.filter(({ place }) => place.startsWith(`${path}/`))
  const [found] = [...around, ...within]
  const control = found?.field.querySelector<HTMLElement>('input, select, textarea')
  control?.scrollIntoView({ block: 'center' })
  control?.focus()
}
