/** Texts as people type them into fields that were meant for something else, by what they hold. Nobody of them exists. */
const written = {
  name: `
    John Smith | SMITH, JOHN | Smith,John | smith, john | john smith | JOHN SMITH | John Q. Smith | Smith^John
    SMITH^JOHN^Q | NGUYEN^VAN^AN | Garcia Lopez^Maria | Kowalczyk^Zbigniew | O'Brien^Siobhan | Maria Garcia
    Garcia, Maria | María García | GARCÍA, MARÍA | Maria de la Cruz Garcia | José Hernández | Wei Zhang
    Zhang, Wei | Hiroshi Tanaka | TANAKA, Yuki | Nguyen, Linh | Priya Sharma | Patel, Anjali | Mohammed Khan
    KHAN, MOHAMMED | Fatima Hussain | Ahmed Hassan | Yusuf Demir | Mehmet Yilmaz | Chidi Okonkwo
    Okafor, Ifeoma | Kwame Mensah | Emeka Okafor | Thandiwe Nkosi | Wanjiru Kamau | Giuseppe Rossi
    Hans-Peter Müller, Klaus Weber | Katarzyna Kowalska | Dmitri Ivanov | Olga Petrova | Mary Brown
    White, Maria | James Young | Rose Martinez | Grant Thompson | Hope Sanchez | Mark Hill | Mary-Jane Watson
    Smith-Jones, Anna | Patrick O'Neill | Fiona McDonald | Jean-Luc Moreau | JohnSmith
    Pt John Smith discharged home with wife | Discharged to home, John Smith | see note of Maria Garcia
    Patient: Smith | patient Robert expired | pt Johnson to SNF | wife Angela at bedside | Mother: Lopez
    Mr. Smith | Mrs Garcia | Ms. Xhaferi | Dr. Johnson | Dr Patel | Prof. Schmidt | MR SMITH | DR JOHNSON
    Home with daughter Susan | J. Smith | M.J. Garcia | transfer per R. Gonzalez | Smith, J. | Smith, J
    name: Xhaferi | Patient name = abc | Last name: Doe | John Smith CHEST PA | CHEST_John_Smith
    chest (Smith, John) | John Smith transferred to General Hospital | JOHN SMITH TRANSFERRED TO MERCY HOSPITAL
    Smith, John - Mercy Hospital | Maria Xhaferi | Xhaferi, Maria | Smith, Xhavit | Иванов Иван Иванович
    DOB and name: John | Garcia Maria | Site of Dr. Susan Miller | Contact Karen Thompson | J. Papadopoulos
    Nikos Papadopoulos | Anna Svensson | Lars Andersen, Karen Olsen | Lucas da Silva | SILVA, LUCAS DA
    Ana Ferreira | João Santos Pereira`,
  date: `
    1950-03-04 | 1950/03/04 | 1950.03.04 | 3/4/1950 | 03/04/1950 | 04.03.1950 | 4.3.1950 | 03-04-1950 | 19500304
    March 4, 1950 | Mar 4 1950 | 4 March 1950 | 4 Mar 1950 | 04-MAR-1950 | 04MAR1950 | 4th of March 1950
    DOB 1950-03-04 | born 3/4/1950 | DOB: 03/04/50 | 3/4/50 | 4. March 1950 | 1950-03-04T00:00:00Z
    DOB:19500304 | home on 2021-05-06 | expired 5/6/2021 | admitted 06.05.2021 | CHEST 20210506 | 4 Mar '50
    March 4th, 1950`,
  telephone: `
    (312) 555-0187 | 312-555-0187 | 312.555.0187 | +1 312 555 0187 | 1-800-555-0199 | +44 20 7946 0958
    +49 30 901820 | tel 555-0187 | Phone: 3125550187 | call 555 0187 | fax 312-555-0187 | cell: (312)555-0187
    555-0187 | 020 7946 0958 | 943 476 5919 | home, call wife 312-555-0187 | +33 1 70 18 99 00
    pager 312 555 0187`,
  email: `
    john.smith@example.com | jsmith@example.org | see JSMITH@EXAMPLE.EDU | j.smith(at)example.com | a@b.co
    contact maria_garcia+chest@mail.example.com | js [at] example [dot] com | jsmith at example dot com
    home; patient@example.net | mailto:o.brien@example.ie | "John" <john@example.com>`,
  'record-number': `
    MRN 12345678 | MRN: 0012345 | mrn#123456 | MRN12345678 | 12345678 | 123456 | 0012345678 | #1234567
    Patient ID 4711 | pat. nr. 99123 | PID: A12345 | Accession 2021-00123 | ACC1234567 | acc# A123456
    A12345678 | chart # 55123 | CHEST 1234567 | account 7654321 | encounter: 998877 | CSN 100200300
    419639-000012 | home 7654321 | H-1234567 | 123-45-678 | Visit ID 55512 | X_1234567`,
  'social-security-number': `
    123-45-6789 | SSN 123-45-6789 | SSN: 123 45 6789 | soc sec 123456789 | home 078-05-1120`,
  'postal-address': `
    123 Main Street | 4567 N. Oak Ave, Springfield | 12 Elm St. | 900 Lakeview Dr | 77 Massachusetts Avenue
    P.O. Box 123 | Springfield, IL 62704 | Hauptstraße 12 | Lindenweg 4 | 12 rue de Rivoli | Calle Mayor 5
    home: 1600 Pennsylvania Avenue NW | 5 Privet Drive | 221B Baker Street | 15 Sunset Blvd Apt 4`,
  uid: `
    1.2.840.113619.2.55.3.604688 | 1.3.6.1.4.1.14519.5.2.1.6279.6001
    2.25.329800735698586629295641978511506172918 | study 1.2.826.0.1.3680043.8.498.1 | 1.2.840.10008.5.1.4.1.1.2`,
  'web-address': `
    https://viewer.example.org/?patientID=12345 | http://pacs.local/studies/1.2.3
    https://ehr.example.com/patient/991 | https://x.example.org/view?StudyInstanceUID=1.2.3
    www.example.org/a?mrn=77`,
}

const texts = (list: string): readonly string[] => list.trim().split(/ ?[|\n] */)

export const identifyingTexts = Object.entries(written).flatMap(([kind, list]) =>
  texts(list).map((text) => ({ kind, text })),
)
