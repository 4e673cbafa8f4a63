//! Many rows of one initiative: what is joined, what is added up, and what is said about it.

use crate::check;

#[test]
fn payments_are_added_by_kind_and_currency() {
    let table = "Activity ID,Title,Provider Organisation,Receiver Organisation,Transaction Type,Sector,Calendar Year,Calendar Quarter,Value (USD)\n\
        A,One,Some Fund [X-1],World Health Organization*Organisation Mondiale De La Sante,2 - Outgoing Commitment,15110 - Policy,2019,Q3,100.005\n\
        A,One,Some Fund [X-1],World Health Organization*Organisation Mondiale De La Sante,2 - Outgoing Commitment,15110 - Policy,2019,Q3,100.005\n\
        A,One (new name),[47131],NGO | ОНГ [X-2],3 - Disbursement,15130 - Courts,2020,Q1,-0.004\n\
        A,,Some Fund [X-1],,4 - Expenditure,15110,2021,Q2,50\n\
        A,One,,Some Fund,1 - Incoming Funds,,2018,Q1,7\n\
        B,,UNODC,,budget - Budget,,2022,,(5)\n\
        C,Three,,,8 - Purchase of Equity,,2022,Q1,1\n";
    insta::assert_snapshot!(check(table.as_bytes()), @r#"
    2 {"key":"list:A","source":"list","kind":"project","title":{"en":"One"},"roles":{"funder":[{"name":"Some Fund","code":"X-1"},{"name":"","code":"47131"}],"implementer":[{"name":"World Health Organization"},{"name":"NGO","code":"X-2"},{"name":"Some Fund"}]},"period":{"start":"2019-07","end":"2021-06"},"status":"unknown","budgets":[{"amount":"200.02","currency":"USD","kind":"commitment"},{"amount":"50","currency":"USD","kind":"disbursement"}],"sectors":["dac-5:15110","dac-5:15130"],"claims":[{"field":"title","value":"One (new name)","source":"list#title"}],"sources":[{"address":"list"}]}
    7 {"key":"list:B","source":"list","kind":"project","title":{},"roles":{"funder":["unodc"]},"period":{"start":"2022","end":"2022"},"status":"unknown","budgets":[{"amount":"-5","currency":"USD"}],"sources":[{"address":"list"}]}
    8 {"key":"list:C","source":"list","kind":"project","title":{"en":"Three"},"status":"unknown","sources":[{"address":"list"}]}
    Advisory rows-alike at 1  | count=1
    Advisory money-left-out at 1  | kind=1 - Incoming Funds, count=1, sum=7, currency=USD
    Advisory money-left-out at 1  | kind=8 - Purchase of Equity, count=1, sum=1, currency=USD
    Warning title-missing at 7 list:B |
    7 rows, 3 read, 0 rejected
    "#);
}

#[test]
fn an_amount_that_stands_in_all_rows_counts_once() {
    let table = "id,title,country,province,budget (EUR)\nA,One,KG,Osh,100\nA,One,KG,Batken,100\nB,Two,KG,Osh,5\n";
    insta::assert_snapshot!(check(table.as_bytes()), @r#"
    2 {"key":"list:A","source":"list","kind":"project","title":{"en":"One"},"places":[{"state":"KG","area":"Osh"},{"state":"KG","area":"Batken"}],"status":"unknown","budgets":[{"amount":"100","currency":"EUR"}],"sources":[{"address":"list"}]}
    4 {"key":"list:B","source":"list","kind":"project","title":{"en":"Two"},"places":[{"state":"KG","area":"Osh"}],"status":"unknown","budgets":[{"amount":"5","currency":"EUR"}],"sources":[{"address":"list"}]}
    Advisory amounts-counted-once at 0  | count=1
    3 rows, 2 read, 0 rejected
    "#);
    let differing = table.replace("Batken,100", "Batken,30");
    insta::assert_snapshot!(check(differing.as_bytes()), @r#"
    2 {"key":"list:A","source":"list","kind":"project","title":{"en":"One"},"places":[{"state":"KG","area":"Osh"},{"state":"KG","area":"Batken"}],"status":"unknown","budgets":[{"amount":"130","currency":"EUR"}],"sources":[{"address":"list"}]}
    4 {"key":"list:B","source":"list","kind":"project","title":{"en":"Two"},"places":[{"state":"KG","area":"Osh"}],"status":"unknown","budgets":[{"amount":"5","currency":"EUR"}],"sources":[{"address":"list"}]}
    Advisory amounts-added at 0  | count=1
    3 rows, 2 read, 0 rejected
    "#);
}

#[test]
fn rows_of_one_initiative_in_a_plain_list() {
    let table = "id,title,country,funder,status,start,end\n\
        A,One,KG,Switzerland,planned,2020,2021\n\
        A,one,TJ,Norway,running,2019,2021-06\n\
        A,One,KG,Switzerland,planned,2020,2021\n\
        A,Another,KG,,,,\n";
    insta::assert_snapshot!(check(table.as_bytes()), @r#"
    2 {"key":"list:A","source":"list","kind":"project","title":{"en":"One"},"roles":{"funder":["CH",{"name":"Norway"}]},"places":["KG","TJ"],"period":{"start":"2019","end":"2021"},"status":"planned","claims":[{"field":"title","value":"one","source":"list#title"},{"field":"status","value":"running","source":"list#status"}],"sources":[{"address":"list"}]}
    Error identifier-twice at 5 list:A | identifier=A
    Advisory rows-repeated at 1  | count=1
    4 rows, 2 read, 1 rejected
    "#);
}

#[test]
fn terms_and_dates_as_old_matrices_have_them() {
    let table = "title;Сроки;start;Budget, млн. долл.\n\
        A;2019–2021 гг.;;0,5\nB;с 2019 по 2020;;1,5\nC;;16/10/2008;\nD;;03/04/2011;\nE;март 2019 - май 2020;;\nF;all the time;;\n";
    insta::assert_snapshot!(check(table.as_bytes()), @r#"
    2 {"key":"list:a-d5077ba4","source":"list","kind":"project","title":{"en":"A"},"period":{"start":"2019","end":"2021"},"status":"unknown","budgets":[{"amount":"500000","currency":"USD"}],"sources":[{"address":"list"}]}
    3 {"key":"list:b-d7a8b157","source":"list","kind":"project","title":{"en":"B"},"period":{"start":"2019","end":"2020"},"status":"unknown","budgets":[{"amount":"1500000","currency":"USD"}],"sources":[{"address":"list"}]}
    4 {"key":"list:c-cb2461de","source":"list","kind":"project","title":{"en":"C"},"period":{"start":"2008-10-16"},"status":"unknown","sources":[{"address":"list"}]}
    5 {"key":"list:d-4a1e5ef8","source":"list","kind":"project","title":{"en":"D"},"period":{"start":"2011-04-03"},"status":"unknown","sources":[{"address":"list"}]}
    6 {"key":"list:e-7c308960","source":"list","kind":"project","title":{"en":"E"},"period":{"start":"2019-03","end":"2020-05"},"status":"unknown","sources":[{"address":"list"}]}
    7 {"key":"list:f-7ed1bf13","source":"list","kind":"project","title":{"en":"F"},"status":"unknown","sources":[{"address":"list"}]}
    Warning date-unreadable at 7 Сроки | value=all the time
    Advisory identifier-made at 1  | count=6
    6 rows, 6 read, 0 rejected
    "#);
}
