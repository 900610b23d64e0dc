/** The company's name as the server wrote it into the page. */
export const companyName: string = document.querySelector<HTMLMetaElement>('meta[name="company"]')?.content ?? '';
