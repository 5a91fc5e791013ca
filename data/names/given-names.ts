/**
 * Common given names, lower case and without marks on letters. US Social Security Administration, names of births since
 * 1930; common names of other countries as their statistical offices list them. Names that are words or places as well
 * are in ambiguous-names.ts.
 */
const written = `
aaron abby abdul abdullah abigail abraham adam adele adrian adriana agnes ahmad ahmed aidan aiden aileen aisha akira alan
albert alberto aleksander alejandra alejandro alessandro alex alexander alexandre alexandra alexei alexis alfred alfredo ali alice
alicia alina allan allen allison alma alonso alvaro alvin alyssa amanda amelia amina amir amit amy ana anastasia andre
andrea andreas andrei andres andrew andrzej andy angel angela angelica angelina angelo anil anita anjali ann anna anne
annette annie anthony antoine anton antonio anya aoife archie arjun arlene armando arnold artur arthur arturo arun
asha ashley ashok astrid aubrey audrey aurora ava ayesha barbara barry beatrice beatriz becky ben benjamin bernadette
bernard bernice bertha beth bethany betty beverly bianca bilal bjorn blanca bogdan bonnie boris bradley brandon brenda
brendan brian bridget bruce bruno bryan caitlin caleb callum camila camille candice cameron carl carlo carlos carmen carolyn caroline
catalina caterina catherine cathy cecilia cedric celeste celia cesar charles charlie chen chiara chidi
chinedu chloe chris christian christina christine christopher chukwuemeka ciara cindy claire clara clarence claudia claudio
clemens clifford colin colleen concepcion connie connor conor constance consuelo corey cornelia courtney craig cristian
cristina crystal curtis cynthia daisuke damian daniel daniela danielle danny daphne darlene darnell darrell
darren dave david deborah debra deepak deepika delores denise dennis derek derrick diana diane diego dieter dimitri
dina dmitri dolores dominic dominik dominique donald donna doris dorothy douglas duncan dwayne dylan edgar edith
edmund eduardo edward edwin eileen elaine eleanor elena elias elijah elisa elisabeth elizabeth ella ellen elliot elsie
elvira emeka emil emilia emiliano emilio emily emma emmanuel enrique eric erica erik erika erin ernest ernesto esteban
esther ethan ethel eugene eugenia eva evan evelyn fabian fabio farah farid fatemeh fatima fatma felicia felipe felix
fernanda fernando fiona florencia frances francesca francesco francis francisco francois frederic frederick
friedrich gabriel gabriela gail galina gary gavin gemma genevieve geoffrey george gerald geraldine gerard gerardo
gertrude gianna gilbert gina giovanni gisela giulia giuseppe gladys glenn gloria gonzalo gordon grzegorz
graciela graham greg gregory greta guadalupe guillermo gunther gustavo haruka harold haruto harriet harry
harvey hasan hassan hector heather heidi heinrich helen helena helga henri henrik henry herbert herman hiroshi hiroko
howard hugo hussein ian ibrahim ifeoma ignacio igor imani imran ines ingrid irene irina iris irma isaac isabel isabella
isaiah ismail ivan ivana jack jackie jacob jacqueline jacques jaime jake jamal james jamie jan jana jane janet
janice jared jasmine jason javier jayden jean jeanette jeff jeffrey jenna jennifer jenny jeremy jerome jerry jesse jessica
jesus jill jim jimmy jin joan joann joanna joanne joao joaquin joel johan johann johanna johannes john johnny
jon jonathan jorge jose josef josefina joseph josephine joshua joyce juan juana juanita judith judy
julia julian juliana julie julien juliette julio julius jurgen justin kaito kamal kamran karen karim karin karl
karla kate katherine kathleen kathryn kathy katie katarzyna kayla keiko keith kelly ken kendra kenji kenneth kenya
kerry kevin khadija khalid kimberly kiran klaus kofi kristen kristin kristina krishna krzysztof kurt kwame kyle ladonna lakshmi
lamar laila larry latoya laura lauren laurence laurent lawrence layla leah leila lena leo leon leonard leonardo
leroy leslie leticia lewis li liam lillian linda lindsay linh lisa lloyd logan lois lola lorena loretta lorenzo lori
lorraine louis louise lourdes luc luca lucas lucia luciana lucy luis luisa lukas luke luz lydia lynn magdalena
mahmoud maksim malcolm malgorzata malik manish manoj manuel manuela marc marcel marcela marcia marco marcos marcus margaret
margarita maria mariam mariana marie marilyn mario marion marisol marjorie mark markus marlene marsha marta
martha martina marvin mary maryam masha mateo mateusz matilda matteo matthew matthias maureen maurice mauricio maximilian
mehmet mei melanie melinda melissa melvin mercedes meredith michael michaela michal micheal michele michelle
miguel mika mikael mike mikhail mildred milos minh miriam misty mitchell mohamed mohammad mohammed moira monica monique
moses muhammad mustafa myrtle nadia nadine naomi natalia natalie natasha nathan nathaniel neil nelson nguyen nia
niamh nicholas nicola nicolas nicole niels nigel nikhil nikita nikos nikolai nina nisha noah noel nora norma norman
nuria obinna octavia oleg olga olivia oliver olivier olumide omar oscar osvaldo otto pablo padraig paige pamela
pascal patricia patrick patrik paul paula paulina pauline paulo pavel pedro peggy peter petra philip philippe
phillip phyllis pierre pilar piotr prakash pranav priya priyanka rachel rafael raghav rahul raj rajesh ralph ramesh
ramiro ramon randall randy rania raquel rashid raul ravi raymond rebecca regina reginald rekha renata renee
ricardo richard rick ricky rita robert roberta roberto robin rocio roderick rodney rodolfo rodrigo roger
rohan roland rolf roman romina ron ronald ronnie rosa rosario rosemary roxanne ruben rudolf rudolph
russell ruth ryan sabina sabrina sadie sakura salma salvador salvatore sam samantha samir samira samuel sandeep sandra
sanjay santiago sara sarah sasha satoshi saul sean sebastian sergei sergey sergio seth shannon sharon
shane sheila shelley sherry shirley shu silvia simon simone siobhan sofia sonia sonya sophia sophie stacy stanislav
stanley stefan stefano stefanie stella stephan stephanie stephen steve steven stuart sue sunil sunita susan susanna
suzanne svetlana sven sylvia tabitha takeshi tamara tammy tanya tara tariq tatiana ted teresa terrence terry
thandiwe theodore theresa therese thi thomas tiffany tim timothy tina tobias todd tom tomas tomasz toni tony
tracy trevor tristan tyler tyrone uche ulrich ursula usman valentina valerie vanessa vera veronica vicente vicki
victor vijay vikram vincent vincenzo vivian viviana vladimir vusi walter wanda wanjiru wei wendy
werner wesley wilfred wilhelm willem william willie wojciech wolfgang xavier xiao ximena yasmin yasmine yolanda yosef
yosuke youssef yuki yuko yuri yusuf yvette yvonne zachary zahra zainab zeynep zoe zofia`

export const givenNames: ReadonlySet<string> = new Set(written.trim().split(/\s+/))
