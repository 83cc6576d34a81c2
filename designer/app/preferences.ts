/* What an author prefers, kept in the browser. A browser that keeps nothing (private windows) is no error. */

type Preferences = { readonly theme: string; readonly language: string; readonly settingsWidth: string }

export function readPreference(name: keyof Preferences): string | null {
  try {
    return localStorage.getItem(`usher.${name}`)
  } catch {
    return null
  }
}

export function keepPreference(name: keyof Preferences, value: string): void {
  try {
    localStorage.setItem(`usher.${name}`, value)
  } catch {
    // Nothing is lost but the preference.
  }
}
