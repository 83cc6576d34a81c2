import { AppError } from '../../AppError.ts'

/** `scheme://user:password@` and then the servers, up to the path or the query. The password may hold an `@`: the last one counts. */
const PARTS = /^(postgres(?:ql)?:\/\/)((?:[^/?#]*@)?)([^/?#@]*)(.*)$/s

/**
 * Reads DATABASE_URL: `postgres://user:password@host[:port][,host[:port]…]/database[?sslmode=…]`, as libpq writes several servers
 * (https://www.postgresql.org/docs/18/libpq-connect.html#LIBPQ-MULTIPLE-HOSTS); gives the address of each. Throws `missingConfiguration`, without the address: it holds the password.
 */
export function parseServers(url: string): readonly [string, ...string[]] {
  const [, scheme = '', login = '', places = '', rest = ''] = PARTS.exec(url) ?? []
  if (scheme === '') throw unreadable('it does not begin with postgres://')
  const [first = '', ...others] = places.split(',').map((place) => `${scheme}${login}${place}${rest}`)
  for (const address of [first, ...others]) {
    // The driver reads addresses more loosely, and takes what it cannot read for a host's name.
    if (!URL.canParse(address)) {
      throw unreadable('a part of it is no address; special characters of the password are written %40, %2F, %3A')
    }
  }
  return [first, ...others]
}

const unreadable = (why: string): AppError =>
  new AppError('missingConfiguration', {
    detail: `DATABASE_URL cannot be read: ${why}. Write postgres://user:password@host:5432/database, several hosts separated by commas.`,
  })
