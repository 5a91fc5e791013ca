/**
 * Words of imaging protocols, body parts, discharge and breathing support that are nobody's name, lower case: from DICOM
 * (0018,0015), common study descriptions, and the UB-04 patient discharge status codes. The code lists in
 * data/dictionaries add theirs.
 */
const written = `
abd abdomen abdominal acute adenosine admit admitted adult angio angiogram angiography ankle anterior aorta aortic arch arterial
artery assist axial barium bilateral biopsy bladder bone bowel brain bronch cancer cardiac care carotid cervical chest chronic
clavicle clinic clinical colon contrast coronal cough ct cta cxr deceased decub decubitus delayed diagnostic died discharge discharged
discharge dose dynamic echo elbow emergency enhanced esophagus expired extremity eye face family fever fistula fluoro follow
followup foot for fracture from gated guided hand head heart helical high hip home hospice hospital hrct humerus icu iliac
infusion inpatient intensive interstitial kidney knee lateral left leg limited liver low lower lumbar lung mammo mandible
maxillofacial mask mediastinum medical mobile mr mra mri multiphase nasal neck noncontrast not nuclear nurse nursing oblique only or orbit
outpatient oxygen pancreas patient pediatric pelvis perfusion pet phase portable post posterior pre prone protocol pt pulmonary
radiograph rad recon referral rehab renal respiratory rest return rib right room routine runoff sacrum screening self sent
series shoulder single sinus skeletal skull soft spect spine standard sternum still stress study supine survey swallow
temporal thigh thoracic thorax thyroid tissue total transfer transferred trauma tube ultrasound unit unknown upper upright urinary us
vascular venous ventilation ventilator via view views volume wall weaned whole with without wo work wrist xray xr yes no and
the a an of to in on by at as is was were has had his her their him she he they by per prn see note notes comment pending other
none null test sample unspecified default date day days week month year time age sex male female name number code type status
january february march april may june july august september october november december monday tuesday wednesday thursday
friday saturday sunday positive negative detected covid covid-19 sars pneumonia influenza rsv siemens philips ge canon toshiba
fujifilm hologic agfa carestream samsung konica minolta hitachi open closed data set dataset collection project program release
license licence attribution creative commons international public restricted controlled access available version asian black white
hispanic latino native american indian pacific islander african european chinese japanese korean vietnamese filipino
high-flow bipap cpap ecmo intubated extubated tracheostomy trach collar vent support supplemental cannula rebreather venturi
facility skilled rehabilitation psychiatric court jail prison police shelter hotel assisted living group against advice
eloped left ama dnr dni expired death dead alive recovered stable critical snf ltac ltach catheter sign splint circuit maneuver
syndrome disease scale score clamp drain needle stent graft ventilators monitor position`

export const clinicalWords: ReadonlySet<string> = new Set(written.trim().split(/\s+/))
