/** Texts of real fields that identify nobody, by where they stand. Each list is what a guard is most often wrong about. */
const written = {
  sites: `
    St. John Smith Hospital | Smith Lab | John Hopkins Hospital | Johns Hopkins University | Henry Ford Health
    Mary Smith Memorial Hospital | Thomas Jefferson University | George Washington University Hospital
    James Cook University Hospital | Robert Wood Johnson University Hospital | Fred Hutchinson Cancer Center
    Ann & Robert H. Lurie Children's Hospital of Chicago | H. Lee Moffitt Cancer Center
    M. D. Anderson Cancer Center | MD Anderson | Dana-Farber Cancer Institute
    St. Jude Children's Research Hospital | Mount Sinai | NYU Langone | Massachusetts General Hospital
    Brigham and Women's Hospital | Beth Israel Deaconess Medical Center | Mayo Clinic | University of Chicago
    University of St. Thomas | Stony Brook University | Albert Einstein College of Medicine
    Memorial Sloan Kettering | Virginia Mason | Virginia Commonwealth University | Georgia Regents
    Emory University | Jackson Memorial Hospital | Lincoln Park | Rose Hill | Grant Park Clinic | Hope Hospice
    Faith Church | Victoria Park | San Francisco General | San Jose | Santa Rosa Regional
    Santa Barbara Cottage Hospital | San Diego | Los Angeles County | King Edward Memorial Hospital
    King's College London | Queen Elizabeth Hospital | Princess Margaret Cancer Centre | Karolinska Institutet
    Charité – Universitätsmedizin Berlin | Hospital Clínico San Carlos | Klinikum rechts der Isar
    Guy's and St Thomas' NHS Foundation Trust | Royal Brompton | Hospital Universitario Dr. Negrín
    Hospital das Clínicas | Carlos III | Università di Bologna | Ospedale San Raffaele | Hôpital Claude Bernard
    Institut Gustave Roussy | Tata Memorial | Aga Khan University | Chris Hani Baragwanath Hospital
    Nelson Mandela University | Hospital Maria Middelares | Site 01 | Site 12 | Hospital A | north
    Rural hospital no. 3 | Philadelphia, PA | Houston, Texas | Washington, DC | Jackson, Mississippi
    Charlotte, NC | Madison, Wisconsin | Davis, California | Columbus, Ohio | Austin, TX
    Martin Luther King Jr. Community Hospital | Robert Koch Institute | Max Planck Institute
    William Beaumont Hospital | Norman Regional Health System | Geisinger | Baylor Scott & White
    Cleveland Clinic | Walter Reed | Ben Taub | The Smith-Jones Group | Grant | Smith | García
    Radiology Partners | ACR | RSNA | AAPM | Duke | UCSF | Penn State`,
  projects: `
    Open-A1 | Open-R1 | RICORD-1A | MIDRC-RICORD-1C | TCIA-COVID-19_AR
    Stony Brook University COVID-19 Positive Cases | CC BY 4.0 | CC-BY-NC 4.0 | CC0 1.0
    Creative Commons Attribution 4.0 International | Apache License, Version 2.0
    https://creativecommons.org/licenses/by/4.0/ | MIT | GNU General Public License v3.0
    NIH Controlled Data Access | https://doi.org/10.7937/tcia.2020.6c2g-4z91 | doi:10.1148/radiol.2021203957
    10.5281/zenodo.1234567 | Open | open | Questions: midrc-support@gen3.org | Write to info@example.org
    see https://data.midrc.org/discovery | registration required
    Saltz, J., Saltz, M., Prasanna, P., & Kurc, T. (2021). Stony Brook University COVID-19 Positive Cases.
    Tsai EB et al. 2021 | Supported by NIBIB contract 75N92020D00021 | NIH grant U01 CA123456 | NCT04333862
    PMID: 33399506 | award 2031849 | Medical Imaging and Data Resource Center
    RSNA International COVID-19 Open Radiology Database (RICORD) Release 1a | American College of Radiology
    Radiological Society of North America | University of Chicago; Gen3 | 2021-2022 | available`,
  codes: `
    RSNA_20220405 | MIDRC-20230115 | 419639 | 10041728 | ACR_20211206 | 36643-5 | 24627-2 | 30746-2 | A1
    site-7 | 20031948 | S-001 | north | TCIA | 12345 | US-CA | 000 | Open-A1 | 2021 | RSNA-RICORD-1B
    NCT04333862`,
  discharge: `
    Court/law enforcement | See discharge summary | Psychiatric unit | Dispo code 70 | Home Health
    Skilled Nursing | Pt discharged to care of family, follow up with PCP in two weeks for repeat imaging
    EXPIRED  IN HOSPITAL | Grant | Home w/ home health | Home with family | Discharged to home with oxygen
    Hope Hospice | Rehab - acute | LTACH | SNF for 2 weeks | Transferred to St. Mary
    Transfer to Mercy Hospital | to Cedars Sinai | Rose Hill Nursing Home | Discharged to hospice 2021
    home on day 12 | still admitted at day 30 | Jail | Patient eloped | patient transferred | Patient Expired
    PATIENT EXPIRED | PT EXPIRED | Dr notified | per RT protocol | trach collar | O2 2-4 L titrated
    Vapotherm 40L | HFNC 60L/50% | BiPAP 12/5 | PEEP 10 FiO2 0.6 | nasal cannula 2L | vent day 3/7 | ETT 7.5
    NRB 15L | room air, then NC | prone 16h | code 20 | Code 01 | UB-04 03 | Other (see notes) | wife present
    to family member | will return | may go home | grace period | mark as home | bill hold | frank hematuria
    art line | drew labs | ray of hope`,
  imaging: `
    CHEST^ROUTINE | Thorax^ThoraxRoutine | HEAD^BRAIN | CHEST^01_CHEST_PE | ABDOMEN^PELVIS | XR CHEST 2 VIEWS
    XR THX | MR BRAIN W WO CONTRAST | DR CHEST PA | MS Brain | CT CHEST W/O | PORT CHEST 1 VIEW | CHEST PA & LAT
    AP PORTABLE | 2 VIEW CT | 64 Slice CT | 1 Chest Dr | CTA CHEST PE PROTOCOL | CT ABD/PELVIS | C-SPINE AP/LAT
    L1/2/3 | T1/T2/T3 | X-RAY CHEST | XR RAY | WATERS VIEW | Towne view | LUNG LOW DOSE | HEART LEFT
    US ABD RUQ | NM LUNG VQ | ANGIO | PORT | LSPINE | SKULL | EXTREMITY | chest ap/pa 120kVp | slice 1.25mm
    5.0 x 3.0 | Recon 2.5 B70f | Topogram 0.6 T20f | CO-RADS 4 | Lung-RADS 2 | Siemens SOMATOM
    Philips Brilliance 64 | GE Discovery CT750 | CHEST (PORTABLE) 12:45 | ANA panel | Vulcan | Date of onset
    Lower 48 | see comment | inconclusive | CPT 71045 | ICD-10 U07.1 | SNOMED 39607008 | version 1.2.20 | CTPT
    PTCT | XR | 71250 | 99999 | 999999 | 0000000 | 1204 | 1,204 | 2021-03 | Mar 2021 | Q1 2021 | 94 | 120Y
    2.1.0 | White, Asian | Black, White | White; Black | Asian, White | Hispanic, Black | M/F | Jan | May
    Colon | NG tube | LE veins | Foley catheter | Murphy sign | Jackson Rees circuit | Thomas splint
    Harris view | AUSTIN MOORE | Hans Rudolph mask`,
}

const texts = (list: string): readonly string[] => list.trim().split(/ ?[|\n] */)

export const harmlessTexts = Object.entries(written).flatMap(([where, list]) =>
  texts(list).map((text) => ({ where, text })),
)
