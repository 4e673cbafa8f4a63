//! A grid is drawn once for all who look from one view in one language: nobody is given the grid of another question.

use crate::web::tests::{ask_as, open};
use axum::http::StatusCode;
use plan::Viewer;
use testkit::Place;

fn cell<'a>(page: &'a str, link: &str) -> Option<&'a str> {
    let (_, cell) = page.split_once(&format!("<a href=\"{link}"))?;
    cell.split_once("</td>").map(|(cell, _)| cell)
}

#[tokio::test]
async fn the_links_of_a_grid_keep_the_day_the_viewer_and_the_filters_of_who_asks() {
    let place = Place::on_sqlite();
    let desk = place.begun().await;
    let today = desk.world().today();
    let router = open(&place, desk, true).await;
    let plain = "/initiatives?state=KG&#38;provision=X.1";
    let dated = format!("{plain}&#38;as-at={today}");
    for _ in 0..2 {
        let page = ask_as(&router, "public", "/matrix", None).await.1;
        assert!(cell(&page, &format!("{plain}\"")).is_some_and(|cell| cell.contains("Kyrgyzstan, X.1, ")), "{page}");
        let page = ask_as(&router, "public", &format!("/matrix?as-at={today}"), None).await.1;
        assert!(cell(&page, &format!("{dated}\"")).is_some() && cell(&page, &format!("{plain}\"")).is_none());
        let page = ask_as(&router, "public", "/matrix?edition=2022&life=ended", None).await.1;
        assert!(cell(&page, "/initiatives?edition=2022&#38;state=KG&#38;life=ended&#38;provision=X.1\"").is_some());
    }
}

#[tokio::test]
async fn a_form_offers_whoever_was_chosen_even_where_nothing_is_found() {
    let place = Place::on_sqlite();
    let desk = place.begun().await;
    let takers = plan::takers(&desk.view(Viewer::Public, desk.world().today()));
    let (party, _) = takers.into_iter().find(|(_, takes)| takes.pays == 0).unwrap();
    let router = open(&place, desk, true).await;
    let offer = |page: &str| page.split("<select id=\"funder\"").nth(1).unwrap().split("</select>").next().unwrap().to_owned();
    let page = ask_as(&router, "public", &format!("/matrix?funder={party}"), None).await.1;
    assert!(offer(&page).contains(&format!("<option value=\"{party}\" selected>")), "{}", offer(&page));
    let page = ask_as(&router, "public", "/matrix", None).await.1;
    assert!(!offer(&page).contains(&format!("value=\"{party}\"")), "who pays for nothing is offered to nobody else");
}

#[tokio::test]
async fn a_year_that_is_none_is_said_and_not_passed_over() {
    let place = Place::on_sqlite();
    let desk = place.begun().await;
    let router = open(&place, desk, true).await;
    for path in ["/matrix?from=20016", "/initiatives?to=soon", "/matrix?across=years&from=-3"] {
        let (status, page) = ask_as(&router, "public", path, None).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{path}");
        assert!(page.contains("is not a year between 1900 and 2100"), "{page}");
    }
    let (status, _) = ask_as(&router, "public", "/matrix?from=+2016+&to=", None).await;
    assert_eq!(status, StatusCode::OK);
}
