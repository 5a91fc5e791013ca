/** Words that follow a name when it is an institution's, lower case, in the languages of common hospital names. */
const written = `
academic airport and archive association atlas avenue blvd boulevard building campus cancer cardiology care center centers centre
chapel charity children childrens church city clinic clinics clinica clinical clinique cohort collaborative college community
consortium county dataset database department diagnostic diagnostics district endowment eye fellowship foundation fund gardens
general gift group hall health healthcare heart hopital hospice hospital hospitals house imaging infirmary initiative
institute institutes international klinik klinikum krankenhaus lab laboratories laboratory labs library manor med medical medicine
memorial mission museum network nursing oncology ospedale park partners pavilion pediatric pediatrics philanthropies plaza
policlinico practice prize project radiology regional rehabilitation repository research road school sciences
services sisters society spital state street study surgery system tower trust trial ucl universidad universita universitario universitat
universitatsklinikum universite university va village wing women womens zkh ziekenhuis sanatorium`

export const institutionWords: ReadonlySet<string> = new Set(written.trim().split(/\s+/))
