//! One page in the browser: going somewhere, pressing, typing, looking, and what it complained about.

use serde_json::{Value, json};
use std::path::Path;
use std::time::Duration;

use crate::chromium::Chromium;
use crate::paper;

/// How often a page is looked at while something is waited for, and how many times: half a minute in all.
const PAUSE: Duration = Duration::from_millis(50);
const LOOKS: usize = 600;

/// What the browser answers, instead of a value, while one page gives way to the next.
const GONE: [&str; 3] = ["Inspected target navigated", "Cannot find context", "Execution context was destroyed"];

/// A page in a browser of its own.
pub struct Page {
    chromium: Chromium,
    session: String,
    complaints: Vec<String>,
    /// Answers that are no page on purpose, such as what must not be found.
    expected: Vec<String>,
}

impl Default for Page {
    fn default() -> Self {
        Self::open()
    }
}

impl Page {
    /// Opens an empty page on a desktop.
    pub fn open() -> Self {
        let mut chromium = Chromium::start();
        let target = chromium.ask(None, "Target.createTarget", json!({ "url": "about:blank" }));
        let attached = json!({ "targetId": target["targetId"], "flatten": true });
        let session = chromium.ask(None, "Target.attachToTarget", attached)["sessionId"].as_str().unwrap_or_default().to_owned();
        let mut page = Self { chromium, session, complaints: Vec::new(), expected: Vec::new() };
        for domain in ["Page", "Runtime", "Log"] {
            page.ask(&format!("{domain}.enable"), json!({}));
        }
        page.sized(1280, 900);
        page
    }

    #[track_caller]
    fn ask(&mut self, method: &str, values: Value) -> Value {
        self.chromium.ask(Some(&self.session), method, values)
    }

    /// Makes it as large as a screen, in CSS pixels; a narrow one is a phone.
    pub fn sized(&mut self, width: u32, height: u32) {
        let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600 });
        self.ask("Emulation.setDeviceMetricsOverride", size);
    }

    /// Goes to an address and waits until it is there.
    #[track_caller]
    pub fn go(&mut self, address: &str) {
        self.loads(|page| {
            let went = page.ask("Page.navigate", json!({ "url": address }));
            assert!(went["errorText"].is_null(), "{address}: {}", went["errorText"]);
        });
    }

    /// Goes to an address that must not be there.
    #[track_caller]
    pub fn misses(&mut self, address: &str) {
        self.expected.push(address.to_owned());
        self.go(address);
        assert_eq!(self.status(), 404, "{address} is there");
    }

    /// The status the page came with.
    #[track_caller]
    pub fn status(&mut self) -> u64 {
        self.eval("performance.getEntriesByType('navigation')[0].responseStatus").as_u64().unwrap_or_default()
    }

    /// Does something that leads to another page, and waits for that page.
    #[track_caller]
    pub fn loads(&mut self, deed: impl FnOnce(&mut Self)) {
        self.sort();
        deed(self);
        loop {
            while let Some(event) = self.chromium.events.pop_front() {
                if event["method"] == "Page.loadEventFired" {
                    return;
                }
                self.hear(&event);
            }
            let event = self.chromium.next("the page to load");
            self.chromium.events.push_back(event);
        }
    }

    /// Goes back to the page before. The script answers before the page goes, for a page that is gone has no answer.
    #[track_caller]
    pub fn back(&mut self) {
        self.loads(|page| drop(page.eval("setTimeout(() => history.back())")));
    }

    /// What an expression is worth on the page.
    #[track_caller]
    pub fn eval(&mut self, script: &str) -> Value {
        self.try_eval(script).unwrap_or_else(|trouble| panic!("{script}: {trouble}"))
    }

    /// The same, of a page that may be about to go.
    #[track_caller]
    fn try_eval(&mut self, script: &str) -> Result<Value, String> {
        let values = json!({ "expression": script, "returnByValue": true, "awaitPromise": true, "userGesture": true });
        let done = self.chromium.try_ask(Some(&self.session), "Runtime.evaluate", values)?;
        let wrong = &done["exceptionDetails"];
        assert!(wrong.is_null(), "{script}: {}", wrong["exception"]["description"]);
        Ok(done["result"]["value"].clone())
    }

    /// Waits until an expression is true; the page it is asked of may still be on its way.
    #[track_caller]
    pub fn until(&mut self, script: &str) {
        let truth = format!("!!({script})");
        for _ in 0..LOOKS {
            match self.try_eval(&truth) {
                Ok(truth) if truth == true => return,
                Err(trouble) if !GONE.iter().any(|gone| trouble.contains(gone)) => panic!("{script}: {trouble}"),
                _ => std::thread::sleep(PAUSE),
            }
        }
        panic!("never true: {script}\non the page:\n{}", self.text());
    }

    /// The words on the page.
    #[track_caller]
    pub fn text(&mut self) -> String {
        self.eval("document.body.innerText").as_str().unwrap_or_default().to_owned()
    }

    /// Says what must stand on the page.
    #[track_caller]
    pub fn says(&mut self, words: &str) {
        let text = self.text();
        assert!(text.contains(words), "no {words:?} on the page:\n{text}");
    }

    /// Says what must not stand anywhere in what the page was made of.
    #[track_caller]
    pub fn hides(&mut self, words: &str) {
        let whole = self.eval("document.documentElement.outerHTML");
        assert!(!whole.as_str().unwrap_or_default().contains(words), "{words:?} stands on the page");
    }

    /// Presses with the mouse what a selector finds first; of a link that takes two lines, the first.
    #[track_caller]
    pub fn press(&mut self, selector: &str) {
        let find = format!(
            "(() => {{ const it = document.querySelector({}); if (!it) return null; it.scrollIntoView({{ block: 'center' }}); \
             const box = it.getClientRects()[0]; if (!box) return null; return [box.x + box.width / 2, box.y + box.height / 2]; }})()",
            json!(selector)
        );
        let at = self.eval(&find);
        assert!(!at.is_null(), "nothing to press at {selector}:\n{}", self.text());
        for kind in ["mousePressed", "mouseReleased"] {
            let values = json!({ "type": kind, "x": at[0], "y": at[1], "button": "left", "clickCount": 1 });
            self.ask("Input.dispatchMouseEvent", values);
        }
    }

    /// Presses the link that reads so.
    #[track_caller]
    pub fn follow(&mut self, words: &str) {
        let find = format!(
            "(() => {{ const it = [...document.querySelectorAll('a')].find((it) => it.innerText.includes({})); \
             it?.setAttribute('data-followed', ''); return !!it; }})()",
            json!(words)
        );
        assert_eq!(self.eval(&find), true, "no link {words:?}:\n{}", self.text());
        self.loads(|page| page.press("a[data-followed]"));
    }

    /// Types into the field a selector finds, in place of what stands there.
    #[track_caller]
    pub fn fill(&mut self, selector: &str, words: &str) {
        self.press(selector);
        self.eval("document.activeElement.select?.()");
        self.write(words);
    }

    /// Types where the cursor is.
    #[track_caller]
    pub fn write(&mut self, words: &str) {
        self.ask("Input.insertText", json!({ "text": words }));
    }

    /// Gives a file to the field a selector finds, as a person would who drops it there.
    #[track_caller]
    pub fn hand_in(&mut self, selector: &str, file: &Path) {
        assert!(file.is_file(), "there is no {}", file.display());
        let script = format!("document.querySelector({})", json!(selector));
        let field = self.ask("Runtime.evaluate", json!({ "expression": script }));
        let field = &field["result"]["objectId"];
        assert!(field.is_string(), "no field {selector}:\n{}", self.text());
        self.ask("DOM.setFileInputFiles", json!({ "files": [file], "objectId": field }));
    }

    /// Chooses in a list, as a person would who opens it and takes one.
    #[track_caller]
    pub fn choose(&mut self, selector: &str, value: &str) {
        let script = format!(
            "(() => {{ const it = document.querySelector({}); it.value = {}; it.dispatchEvent(new Event('input', {{ bubbles: true }})); \
             it.dispatchEvent(new Event('change', {{ bubbles: true }})); return it.value; }})()",
            json!(selector),
            json!(value)
        );
        assert_eq!(self.eval(&script), value, "{selector} offers no {value}");
    }

    /// Strikes a key: `Tab`, `Shift+Tab`, `Enter`, `Space`, `End`, `Home`, an arrow, or a digit.
    #[track_caller]
    pub fn strike(&mut self, key: &str) {
        let (shift, key) = key.strip_prefix("Shift+").map_or((0, key), |key| (8, key));
        let (name, number, text) = match key {
            "Tab" => ("Tab", 9, None),
            "Enter" => ("Enter", 13, Some("\r")),
            "Space" => (" ", 32, Some(" ")),
            "End" => ("End", 35, None),
            "Home" => ("Home", 36, None),
            "ArrowLeft" => ("ArrowLeft", 37, None),
            "ArrowUp" => ("ArrowUp", 38, None),
            "ArrowRight" => ("ArrowRight", 39, None),
            "ArrowDown" => ("ArrowDown", 40, None),
            digit if digit.len() == 1 && digit.as_bytes()[0].is_ascii_digit() => {
                (digit, u32::from(digit.as_bytes()[0]), Some(digit))
            }
            other => panic!("the key {other} is not known here"),
        };
        let mut values =
            json!({ "type": "keyDown", "key": name, "code": key, "windowsVirtualKeyCode": number, "modifiers": shift });
        if let Some(text) = text {
            values["text"] = text.into();
        }
        self.ask("Input.dispatchKeyEvent", values.clone());
        values["type"] = "keyUp".into();
        self.ask("Input.dispatchKeyEvent", values);
    }

    /// Lets no script of the page run, or lets them run again.
    pub fn scripts(&mut self, run: bool) {
        self.ask("Emulation.setScriptExecutionDisabled", json!({ "value": !run }));
    }

    /// Prints the page as its style says.
    pub fn print(&mut self) -> Vec<u8> {
        let printed = self.ask("Page.printToPDF", json!({ "preferCSSPageSize": true, "printBackground": true }));
        paper::bytes(printed["data"].as_str().unwrap_or_default())
    }

    /// A picture of what is seen, as PNG.
    pub fn picture(&mut self) -> Vec<u8> {
        let painted = self.ask("Page.captureScreenshot", json!({ "format": "png" }));
        paper::bytes(painted["data"].as_str().unwrap_or_default())
    }

    /// The browser's name and version.
    pub fn browser(&mut self) -> String {
        self.chromium.ask(None, "Browser.getVersion", json!({}))["product"].as_str().unwrap_or_default().to_owned()
    }

    /// What the browser complained about since it was asked last: scripts that failed, and what the content-security policy refused.
    pub fn complaints(&mut self) -> Vec<String> {
        self.sort();
        std::mem::take(&mut self.complaints)
    }

    /// Ends a journey: nothing was complained about on its way.
    #[track_caller]
    pub fn is_calm(mut self) {
        let complaints = self.complaints();
        assert!(complaints.is_empty(), "the browser complains:\n{}", complaints.join("\n"));
    }

    fn sort(&mut self) {
        self.chromium.drain();
        while let Some(event) = self.chromium.events.pop_front() {
            self.hear(&event);
        }
    }

    fn hear(&mut self, event: &Value) {
        let told = &event["params"];
        match event["method"].as_str() {
            Some("Runtime.exceptionThrown") => self.complaints.push(told["exceptionDetails"].to_string()),
            Some("Runtime.consoleAPICalled") if told["type"] == "error" || told["type"] == "warning" => {
                self.complaints.push(told["args"].to_string());
            }
            Some("Log.entryAdded") => {
                let (level, from) = (&told["entry"]["level"], told["entry"]["url"].as_str().unwrap_or_default());
                let is_wrong = level == "error" || level == "warning";
                if is_wrong && !self.expected.iter().any(|known| known == from) {
                    self.complaints.push(format!("{}: {}", from, told["entry"]["text"]));
                }
            }
            _ => {}
        }
    }
}
