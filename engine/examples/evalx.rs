use naosu_engine::*;
use std::{collections::BTreeMap, sync::Arc, time::Instant};
fn esc(s: &str, slots: &serde_json::Value) -> (String, BTreeMap<String, SlotType>) {
    let mut o = String::new();
    let mut t = BTreeMap::new();
    let mut rest = s;
    'l: while !rest.is_empty() {
        if rest.starts_with('{') {
            if let Some(e) = rest.find('}') {
                let n = &rest[1..e];
                if let Some(ty) = slots.get(n) {
                    let ty = match ty.as_str().unwrap_or("") {
                        "number" | "float" => SlotType::Number,
                        "hex" => SlotType::Hex,
                        _ => SlotType::Text,
                    };
                    let name: String = n
                        .chars()
                        .map(|c| {
                            if c.is_ascii_alphanumeric() || c == '_' {
                                c
                            } else {
                                '_'
                            }
                        })
                        .collect();
                    t.insert(name.clone(), ty);
                    o.push_str(&format!("{{{name}}}"));
                    rest = &rest[e + 1..];
                    continue 'l;
                }
            }
        }
        let c = rest.chars().next().unwrap();
        if c == '{' || c == '}' {
            o.push(c);
        }
        o.push(c);
        rest = &rest[c.len_utf8()..];
    }
    (o, t)
}
fn main() {
    let a: Vec<String> = std::env::args().collect();
    let leave = a.get(3).cloned().unwrap_or_default();
    let mut docs = vec![];
    for l in std::fs::read_to_string(&a[1]).unwrap().lines() {
        let v: serde_json::Value = serde_json::from_str(l).unwrap();
        if v["catalogue"] == leave.as_str() {
            continue;
        }
        let mut m = Message::default();
        for lang in Lang::ALL {
            if let Some(t) = v[lang.tag()].as_str() {
                let (s, ty) = esc(t, &v["slots"]);
                m.text.set(lang, Template::parse(&s, &ty).unwrap());
            }
        }
        if let Some(c) = v["code"].as_str() {
            m.codes.push(c.into());
        }
        if let Some(c) = v["codes"].as_array() {
            for x in c {
                if let Some(s) = x.as_str() {
                    m.codes.push(s.into());
                }
            }
        }
        m.codes.dedup();
        docs.push(Document {
            id: v["id"].as_str().unwrap().into(),
            kind: Kind::Error,
            messages: vec![m],
            title: Default::default(),
            body: Default::default(),
            products: vec![],
            card: "{}".into(),
        });
    }
    let lex = naosu_lexicon::Lexicon::load(&std::fs::read("/tmp/ipadic.bin").unwrap()).unwrap();
    let t = Instant::now();
    let b = build(&docs, &lex).unwrap();
    eprintln!(
        "build {:?} {:?} lexicon {}",
        t.elapsed(),
        b.files
            .iter()
            .map(|(n, v)| (n.rsplit('.').next().unwrap().to_string(), v.len()))
            .collect::<Vec<_>>(),
        b.lexicon.len()
    );
    if let Ok(d) = std::env::var("DUMP") {
        for (n, v) in &b.files {
            std::fs::write(format!("{d}/{n}"), v).unwrap();
        }
        std::fs::write(format!("{d}/lexicon"), &b.lexicon).unwrap();
    }
    let mut e = Engine::open(Arc::new(MemoryFiles(b.files))).unwrap();
    e.set_lexicon(lex);
    let n: usize = std::env::var("STEP")
        .ok()
        .and_then(|s| s.parse().ok())
        .unwrap_or(1);
    for (i, l) in std::fs::read_to_string(&a[2]).unwrap().lines().enumerate() {
        if i % n != 0 {
            continue;
        }
        let v: serde_json::Value = serde_json::from_str(l).unwrap();
        let lang = if v["lang"] == "ja" {
            Lang::Ja
        } else {
            Lang::En
        };
        let t = Instant::now();
        let r = e
            .find(&Query {
                paste: v["q"].as_str().unwrap(),
                lang,
                limit: 10,
            })
            .unwrap();
        let ms = t.elapsed().as_secs_f64() * 1e3;
        let top = r.hits.first();
        println!(
            "{}",
            serde_json::json!({"i":i,"partial":n>1,"ids":r.hits.iter().map(|h|&h.id).collect::<Vec<_>>(),"ms":ms,"conf":top.map(|h|h.confidence),"verdict":r.verdict,"scores":r.hits.iter().map(|h|h.score).collect::<Vec<_>>(),"caps":top.and_then(|h|h.matched.as_ref().map(|m|m.captures.iter().map(|c|(c.slot.clone(),c.value.clone())).collect::<Vec<_>>()))})
        );
    }
}
