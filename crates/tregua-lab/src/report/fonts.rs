//! The fonts of the report, embedded: it looks the same on any machine.

use super::map::data_uri;

const FILES: [(&str, &str, &str, &[u8]); 4] = [
    (
        "IM Fell English",
        "400",
        "normal",
        include_bytes!("../../assets/fonts/im-fell-english-latin-400-normal.woff2"),
    ),
    (
        "Old Standard TT",
        "400",
        "normal",
        include_bytes!("../../assets/fonts/old-standard-tt-latin-400-normal.woff2"),
    ),
    (
        "Old Standard TT",
        "400",
        "italic",
        include_bytes!("../../assets/fonts/old-standard-tt-latin-400-italic.woff2"),
    ),
    (
        "Old Standard TT",
        "700",
        "normal",
        include_bytes!("../../assets/fonts/old-standard-tt-latin-700-normal.woff2"),
    ),
];

/// The `@font-face` rules.
pub(super) fn faces() -> String {
    let face = |(family, weight, style, bytes): (&str, &str, &str, &[u8])| {
        let address = data_uri("font/woff2", bytes);
        format!(
            "@font-face{{font-family:\"{family}\";src:url({address}) format(\"woff2\");font-weight:{weight};font-style:{style};font-display:block}}\n"
        )
    };
    FILES.map(face).concat()
}
