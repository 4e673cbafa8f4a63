//! A State says on the page of a provision that it does not apply there; others cannot, and it can be let count again.

use crate::web::tests::{ask_as, open};
use axum::http::StatusCode;
use plan::{Coverage, EditionKey, Viewer};
use testkit::Place;

#[tokio::test]
async fn a_state_settles_a_gap_and_lets_it_count_again() {
    let place = Place::on_sqlite();
    let desk = place.begun().await;
    let provision = {
        let view = desk.view(Viewer::Public, desk.world().today());
        let coverage = Coverage::take(&view, &EditionKey::new("jpoa/2022")).unwrap();
        let column = coverage.states().iter().position(|state| state.as_str() == "KG").unwrap();
        let gap = plan::gaps(&view, &coverage).into_iter().find(|gap| gap.state == column && gap.reason.is_open()).unwrap();
        coverage.provisions()[gap.provision].to_string()
    };
    let router = open(&place, desk, true).await;
    let page = format!("/plans/{provision}");
    let form = |deed: &str, because: &str| format!("provision={provision}&state=KG&deed={deed}&because={because}");
    let settle = form("settle", "No+border+there");

    for who in ["public", "unodc", "TJ"] {
        let seen = ask_as(&router, who, &page, None).await.1;
        assert!(!seen.contains("name=\"state\" value=\"KG\""), "{who} sees a form for Kyrgyzstan");
        let status = ask_as(&router, who, "/settle", Some(&settle)).await.0;
        assert!(status == StatusCode::FORBIDDEN || status == StatusCode::UNPROCESSABLE_ENTITY, "{who}: {status}");
    }
    let before = ask_as(&router, "KG", &page, None).await.1;
    assert!(before.contains("name=\"state\" value=\"KG\"") && !before.contains("name=\"state\" value=\"TJ\""), "{before}");
    let status = ask_as(&router, "KG", "/settle", Some(&form("settle", ""))).await.0;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "a reason is wanted");

    assert_eq!(ask_as(&router, "KG", "/settle", Some(&settle)).await.0, StatusCode::SEE_OTHER);
    assert!(ask_as(&router, "public", &page, None).await.1.contains("No border there"), "everybody reads who settled it and why");
    assert!(ask_as(&router, "KG", &page, None).await.1.contains("value=\"reopen\""));
    assert_eq!(ask_as(&router, "KG", "/settle", Some(&form("reopen", ""))).await.0, StatusCode::SEE_OTHER);
    assert!(!ask_as(&router, "public", &page, None).await.1.contains("No border there"));
}
