//! Reading what the server writes about itself; that it starts and ends is seen by every run of the step `test`.

use super::is_ready;

#[test]
fn the_lock_file_says_when_the_server_is_ready() {
    let lock_file = |status: &str| format!("812\n/tmp/x/data\n1764000000\n40001\n/tmp/x\n127.0.0.1\n 1 2\n{status}\n");
    assert!(is_ready(&lock_file("ready   ")));
    assert!(!is_ready(&lock_file("starting")));
    assert!(!is_ready("812\n"));
    assert!(!is_ready(""));
}
