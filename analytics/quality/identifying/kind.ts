/** What a text holds that could tell who somebody is. */
export type IdentifyingKind =
  | 'name'
  | 'date'
  | 'telephone'
  | 'email'
  | 'record-number'
  | 'social-security-number'
  | 'postal-address'
  | 'uid'
  | 'web-address'

/** How a find is told, without the value. */
export const kindWords: Readonly<Record<IdentifyingKind, string>> = {
  name: "a person's name",
  date: 'a full date, such as a date of birth',
  telephone: 'a telephone number',
  email: 'an e-mail address',
  'record-number': 'a medical record number or another number given to a person',
  'social-security-number': 'a social security number',
  'postal-address': 'a postal address',
  uid: 'a DICOM UID',
  'web-address': 'a web address that leads to one person or record',
}
