/** A keyword as a customer says it: a prefix without its star. */
export function asSaid(keyword: string): string {
  return keyword.trim().replace(/\s*\*$/, '')
}
