declare module '*.module.css' {
  const classes: { readonly [name: string]: string }
  // biome-ignore lint/style/noDefaultExport: this is how a CSS module is imported
  export default classes
}
declare module '*.css'
declare module '*.svg' {
  const address: string
  // biome-ignore lint/style/noDefaultExport: this is how a picture is imported
  export default address
}
interface ImportMeta {
  /** files that the build finds, by path, each loaded when its function is called */
  readonly glob: {
    <T>(
      pattern: string,
      options: { readonly query: string; readonly import: string },
    ): { readonly [path: string]: () => Promise<T> }
    /** eager: all of them at once, with the file that asks for them */
    <T>(pattern: string, options: { readonly import: string; readonly eager: true }): { readonly [path: string]: T }
  }
}
/** where Monaco asks for its workers */
declare var MonacoEnvironment: { readonly getWorker: (id: string, label: string) => Worker } | undefined
declare module '*?url' {
  const address: string
  // biome-ignore lint/style/noDefaultExport: this is how an address is imported
  export default address
}
