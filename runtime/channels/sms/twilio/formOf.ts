import type { HookRequest } from '../../Adapter.ts'

/** The parameters of a form, the last of each name; of own members alone. */
export function formOf({ rawBody }: Pick<HookRequest, 'rawBody'>): { readonly [name: string]: string } {
  const form: { [name: string]: string } = Object.create(null)
  for (const [name, value] of new URLSearchParams(new TextDecoder().decode(rawBody))) form[name] = value
  return form
}
