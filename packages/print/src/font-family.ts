/** The family name that documents and the renderer agree on; both font files are registered under it. */
export const fontFamily = 'NotoSansSC'
