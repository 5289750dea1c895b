//! Which addresses a reader may be led to.

use crate::text::first_unclean;

/// `text` when it is an address on the Web that can be followed: `http:` or `https:`, a host, no sign that an
/// address must write otherwise.
pub(crate) fn web(text: &str) -> Option<&str> {
    let (scheme, rest) = text.split_once("://")?;
    let is_web = scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https");
    let has_host = rest.starts_with(|c: char| c.is_alphanumeric() || c == '[');
    let is_plain = first_unclean(text).is_none()
        && !text.contains(|c: char| {
            c.is_whitespace() || matches!(c, '<' | '>' | '"' | '\'' | '`' | '\\')
        });
    (is_web && has_host && is_plain).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_web_may_be_followed() {
        for good in [
            "https://example.com/a?b=c&d#e",
            "http://微信.com",
            "HTTPS://example.com",
        ] {
            assert_eq!(web(good), Some(good));
        }
        for bad in [
            "javascript:alert(1)",
            "javascript://example.com/%0aalert(1)",
            "data:text/html,x",
            "//example.com",
            "https://",
            "https:///etc/passwd",
            " https://example.com",
            "https://example.com/\"onclick=\"x",
            "file:///etc/passwd",
            "https://example.com/\u{202e}fdp",
        ] {
            assert_eq!(web(bad), None, "{bad}");
        }
    }
}
