/** Keeps spans such as 12.3–15.8 on one line: an en dash between two characters is joined to both. */
export const unbroken = (text: string): string => text.replaceAll(/(?<=\S)–(?=\S)/g, '\u2060–\u2060')
