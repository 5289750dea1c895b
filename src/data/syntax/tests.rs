use super::*;

/// A tree in few signs, places left out.
fn shown(node: &Node<'_>) -> String {
    let list = |nodes: &[Node<'_>]| nodes.iter().map(shown).collect::<Vec<_>>().join(" ");
    match &node.value {
        Value::Str(text) => format!("{text:?}"),
        Value::Number(text) => format!("n{text}"),
        Value::Bool(value) => value.to_string(),
        Value::Word(word) => format!("'{word}"),
        Value::Record(name, fields) => {
            let fields = fields
                .iter()
                .map(|f| format!("{}={}", f.name, shown(&f.node)));
            format!(
                "{}({})",
                name.unwrap_or_default(),
                fields.collect::<Vec<_>>().join(" ")
            )
        }
        Value::Tuple(name, items) => format!("{}<{}>", name.unwrap_or_default(), list(items)),
        Value::List(items) => format!("[{}]", list(items)),
        Value::Broken => "!".to_owned(),
    }
}

#[test]
fn good_text_gives_its_tree() {
    for (text, tree) in [
        ("A(x: 1_000, y: -2.5e3,)", "A(x=n1_000 y=n-2.5e3)"),
        ("(a: [\"p\", \"q\"], b: true)", "(a=[\"p\" \"q\"] b=true)"),
        (
            "(s: Closed(\"2025\"), n: None)",
            "(s=Closed<\"2025\"> n='None)",
        ),
        ("(o: Some((a: 1)))", "(o=Some<(a=n1)>)"),
        ("()", "()"),
        ("[]", "[]"),
        (
            r##"(r: r#"a "b" \n"#, s: r"c\d")"##,
            r##"(r="a \"b\" \\n" s="c\\d")"##,
        ),
        (r#"("\"\\\n\u{8c46}\x41\'")"#, r#"<"\"\\\n豆A'">"#),
        (
            "#![enable(implicit_some)] /* a /* b */ c */ (x: 1) // end",
            "(x=n1)",
        ),
        ("(a: 1,\r\n b: 2,\r c: 3)", "(a=n1 b=n2 c=n3)"),
    ] {
        let parsed = parse(text, 0);
        assert_eq!(parsed.findings, [], "{text}");
        assert!(parsed.sound);
        assert_eq!(shown(&parsed.root.unwrap()), tree);
    }
}

/// After a slip the rest is read as meant, so that later faults are told too.
#[test]
fn a_slip_costs_one_finding_and_nothing_else() {
    for (text, tree, at) in [
        ("(a: 1 b: 2)", "(a=n1 b=n2)", 5),
        ("(a: 1,, b: 2)", "(a=n1 b=n2)", 6),
        ("(a 1, b: 2)", "(a=n1 b=n2)", 2),
        ("(a = 1; b: 2)", "(a=n1 b=n2)", 3),
        ("(a： 1， b: 2)", "(a=n1 b=n2)", 2),
        ("(\"a\": 1, b: 2)", "(a=n1 b=n2)", 1),
        ("(a: “x”, b: 2)", "(a=\"x\" b=n2)", 4),
        ("(a: 'it's', b: 2)", "(a=\"it's\" b=n2)", 4),
        ("(a: 1,300, b: 2)", "(a=n1 b=n2)", 4),
        ("(a: \"x\\y\", b: 2)", "(a=\"x\\\\y\" b=n2)", 6),
        ("(\na: [1, 2), b: 2)", "(a=[n1 n2] b=n2)", 10),
        ("(a: [b: 2], c: 3)", "(a=(b=n2) c=n3)", 4),
        ("(a: , b: 2)", "(a=! b=n2)", 3),
        ("(a: {b: 2}, c: 3)", "(a=(b=n2) c=n3)", 4),
        ("(a: {1, 2}, c: 3)", "(a=[n1 n2] c=n3)", 4),
    ] {
        let parsed = parse(text, 0);
        let places: Vec<usize> = parsed.findings.iter().map(|f| f.place.span.start).collect();
        assert_eq!(places, [at], "{text}");
        assert_eq!(shown(&parsed.root.unwrap()), tree, "{text}");
    }
}

/// What leaves brackets or quotes open is told once, where it opened, and the tree is not trusted.
#[test]
fn what_is_never_closed_is_told_where_it_opened() {
    for (text, at) in [
        ("(a: [1, 2", 4),
        ("(a: \"x", 4),
        ("(a: \"x,\n b: 2)", 4),
        ("(a: r#\"x\")", 4),
        ("/* (a: 1)", 0),
        ("(a: [1,\n b: 2,\n)", 4),
        ("[\n(a: 1,\n(a: 2),\n]", 2),
        ("(a: \"one\n two\",\n b: 2)", 4),
    ] {
        let parsed = parse(text, 0);
        let places: Vec<usize> = parsed.findings.iter().map(|f| f.place.span.start).collect();
        assert_eq!(places, [at], "{text}");
        assert!(!parsed.sound, "{text}");
    }
}
