//! Tables with tags of the Humanitarian Exchange Language, old and new, and 3W tables with headings alone.

use crate::{check, read};

#[test]
fn real_tables_with_tags_of_2014() {
    insta::assert_snapshot!(check(include_bytes!("../../../../fixtures/hxl/sahel_few.csv")), @r#"
    3 {"key":"list:244","source":"list","kind":"project","title":{"en":"Distribution of educational materials for teachers"},"description":{"en":"OBJECTIVE 3"},"roles":{"lead":[{"name":"United Nations Children's Fund"}]},"places":[{"state":"ML","area":"Sikasso"}],"status":"unknown","sectors":["text:Education"],"sources":[{"address":"list"}]}
    4 {"key":"list:347","source":"list","kind":"project","title":{"en":"Train teachers/other educational personnel in life skills and psycho-social support"},"description":{"en":"OBJECTIVE 3"},"roles":{"lead":[{"name":"United Nations Children's Fund"}]},"places":[{"state":"ML","area":"Gao"}],"status":"unknown","sectors":["text:Education"],"sources":[{"address":"list"}]}
    5 {"key":"list:348","source":"list","kind":"project","title":{"en":"Train teachers/other educational personnel/staff in peace education"},"description":{"en":"OBJECTIVE 3"},"roles":{"lead":[{"name":"United Nations Children's Fund"}]},"places":[{"state":"ML","area":"Gao"}],"status":"unknown","sectors":["text:Education"],"sources":[{"address":"list"}]}
    6 {"key":"list:393","source":"list","kind":"project","title":{"en":"Food assistance for assets (Cash for assets, Food for assets)"},"description":{"en":"OBJECTIVE 3"},"roles":{"lead":[{"name":"World Food Programme"}]},"places":[{"state":"SN","area":"Saint-Louis"},{"state":"SN","area":"Louga"}],"status":"unknown","sectors":["text:Food Security"],"sources":[{"address":"list"}]}
    Advisory column-unused at 2 ProjectCode | column=ProjectCode
    Advisory column-unused at 2 FundingStatus | column=FundingStatus
    Advisory column-unused at 2 MONTH | column=MONTH
    Advisory column-unused at 2 Priority | column=Priority
    Advisory column-unused at 2 IndicatorId | column=IndicatorId
    Advisory column-unused at 2 Indicator | column=Indicator
    Advisory column-unused at 2 Accumulative | column=Accumulative
    Advisory column-unused at 2 AnnualTarget | column=AnnualTarget
    Advisory column-unused at 2 Achieved | column=Achieved
    Advisory column-unused at 2 ReportDetailId | column=ReportDetailId
    Advisory column-unused at 2 ProjectId | column=ProjectId
    Advisory column-unused at 2 IsApproved | column=IsApproved
    Advisory rows-repeated at 2  | count=2
    7 rows, 4 read, 0 rejected
    "#);
    let (initiatives, reading) = read(include_bytes!("../../../../fixtures/hxl/sierra_leone_few.csv"), &[]);
    assert_eq!((initiatives.len(), reading.rejected), (4, 0));
    let known: Vec<String> =
        reading.columns.iter().filter_map(|(heading, field)| Some(format!("{heading}: {}", (*field)?))).collect();
    insta::assert_snapshot!(known.join("\n"), @r#"
    iati-identifier: identifier
    reporting-org: reporter
    title: title
    description: description
    activity-status-code: status
    start-planned: start
    end-planned: end
    start-actual: start
    end-actual: end
    participating-org (Funding): funder
    participating-org (Extending): lead
    participating-org (Implementing): implementer
    recipient-country-code: state
    recipient-country: state
    sector-code: sector
    sector: sector
    default-currency: currency
    currency: currency
    total-Commitment: commitment
    total-Disbursement: disbursement
    total-Expenditure: disbursement
    "#);
}

#[test]
fn tags_go_before_headings() {
    let table = "Ref,Name,Nom,Who,Paid by,Whose,Where,Where exactly,From,Till,How much,Where it stands,Mail\n\
        #activity+code,#activity+name+en,#activity+name+ru,#org+impl,#org+funder,#org+lead,#country+code,#adm1+name,#date+start,#date+end,#value+usd,#status,\n\
        A,One,\u{420}\u{430}\u{437},Some NGO,Switzerland,UNODC,KG,Osh,2019,2020,10.5,Ongoing,x@example.org\n";
    insta::assert_snapshot!(check(table.as_bytes()), @r#"
    3 {"key":"list:A","source":"list","kind":"project","title":{"en":"One","ru":"Раз"},"roles":{"funder":["CH"],"lead":["unodc"],"implementer":[{"name":"Some NGO"}]},"places":[{"state":"KG","area":"Osh"}],"period":{"start":"2019","end":"2020"},"status":"running","budgets":[{"amount":"10.50","currency":"USD"}],"sources":[{"address":"list"}]}
    Advisory personal-data-left-out at 2  | count=1
    1 rows, 1 read, 0 rejected
    "#);
}

#[test]
fn places_of_one_activity_are_one_initiative() {
    let english = "Organisation,Implementing partner,Donor,Cluster,Activity,Country,Province,District,Start date,Contact person,E-mail\n\
        UNODC,NGO A,Switzerland,Education,Teachers,KG,Osh,Kara-Suu,2019,A Person,a@example.org\n\
        UNODC,NGO B,Switzerland,Education,Teachers,KG,Osh,Uzgen,2018,B Person,b@example.org\n\
        UNODC,NGO A,Switzerland,Protection,Teachers,KG,Batken,,2019,,\n\
        UNDP,NGO A,Switzerland,Education,Teachers,KG,Osh,,2019,,\n\
        UNODC,NGO A,Switzerland,Education,Teachers,KG,Osh,Kara-Suu,2019,,\n";
    let told = check(english.as_bytes());
    assert!(!told.contains("Person") && !told.contains("example.org"), "{told}");
    insta::assert_snapshot!(told, @r#"
    2 {"key":"list:teachers-723bef5f","source":"list","kind":"project","title":{"en":"Teachers"},"roles":{"funder":["CH"],"lead":["unodc"],"implementer":[{"name":"NGO A"},{"name":"NGO B"}]},"places":[{"state":"KG","area":"Osh"},{"state":"KG","area":"Batken"}],"period":{"start":"2018"},"status":"unknown","sectors":["text:Education","text:Protection"],"sources":[{"address":"list"}]}
    5 {"key":"list:teachers-8a5f94d1","source":"list","kind":"project","title":{"en":"Teachers"},"roles":{"funder":["CH"],"lead":[{"name":"UNDP"}],"implementer":[{"name":"NGO A"}]},"places":[{"state":"KG","area":"Osh"}],"period":{"start":"2019"},"status":"unknown","sectors":["text:Education"],"sources":[{"address":"list"}]}
    Advisory identifier-made at 1  | count=2
    Advisory personal-data-left-out at 1  | count=4
    Advisory rows-repeated at 1  | count=1
    5 rows, 2 read, 0 rejected
    "#);
    let russian = "Организация;Партнёр-исполнитель;Донор;Кластер;Деятельность;Страна;Область;Дата начала;Телефон\n\
        УНП ООН;НПО;Швейцария;Образование;Учителя;Кыргызстан;Ош;2019;1\n\
        УНП ООН;НПО;Швейцария;Образование;Учителя;Кыргызстан;Баткен;2019;2\n";
    insta::assert_snapshot!(check(russian.as_bytes()), @r#"
    2 {"key":"list:uchitelya-c37e4547","source":"list","kind":"project","title":{"ru":"Учителя"},"roles":{"funder":["CH"],"lead":["unodc"],"implementer":[{"name":"НПО"}]},"places":[{"state":"KG","area":"Ош"},{"state":"KG","area":"Баткен"}],"period":{"start":"2019"},"status":"unknown","sectors":["text:Образование"],"sources":[{"address":"list"}]}
    Advisory identifier-made at 1  | count=1
    Advisory personal-data-left-out at 1  | count=2
    2 rows, 1 read, 0 rejected
    "#);
}
