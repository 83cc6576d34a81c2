import type { Address } from 'postal-mime'

/** A mailbox that can be written to. */
export type Mailbox = { readonly address: string; readonly name: string }

/** Without quotes, blanks, brackets and whatever else could mean another thing to a mail server. */
const ADDRESS = /^[^\s"(),:;<>@[\\\]\p{Cc}]{1,64}@[^\s"(),:;<>@[\\\]\p{Cc}]{1,255}$/u

/** The first mailbox of a header; null when it names none that can be written to. */
export function mailboxOf(addresses: readonly (Address | undefined)[]): Mailbox | null {
  const flat = addresses.flatMap((each) => (each === undefined ? [] : (each.group ?? [each])))
  const found = flat.find(({ address }) => ADDRESS.test(address))
  return found === undefined ? null : { address: sameCase(found.address), name: oneLine(found.name) }
}

/** The standard lets the part before the @ differ by case; no mailbox of the world does. */
export const sameCase = (address: string): string => address.toLowerCase()

/** Without what would end a header, or turn the reading of a name round. */
export const oneLine = (text: string): string =>
  text
    .replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu, ' ')
    .trim()
    .toWellFormed()
