//! Pickles that name values again, as those of lists that are linked, trees with parents and objects that
//! share data do: in a `Value` each stands once, and its path where it stands again.

use ndarray::Array1;
use ndserde::{NdDeserialize, Value, pickle, value::Object};
use ndserde_test_support::check::read_bounded;
use serde::de::DeserializeOwned;

fn read<T: DeserializeOwned>(pickle: &[u8]) -> T {
    read_bounded(pickle, || pickle::from_slice(pickle)).unwrap()
}

fn error<T: DeserializeOwned>(pickle: &[u8]) -> String {
    let result = read_bounded(pickle, || pickle::from_slice::<T>(pickle).map(drop));
    result.expect_err("refused").to_string()
}

/// `class Node: next, last`: so many in a row, each of which knows the one before it.
fn linked(count: u32) -> Vec<u8> {
    let mut pickle = Vec::new();
    for place in 0..count {
        pickle.extend(b"cm\nNode\n)\x81r");
        pickle.extend(place.to_le_bytes());
        pickle.extend(b"}(\x8c\x01nM");
        pickle.extend(u16::try_from(place).unwrap().to_le_bytes());
        if let Some(before) = place.checked_sub(1) {
            pickle.extend(b"\x8c\x04lastj");
            pickle.extend(before.to_le_bytes());
        }
        pickle.extend(b"\x8c\x04next");
    }
    pickle.push(b'N');
    for _ in 0..count {
        pickle.extend(b"ub");
    }
    pickle.push(b'.');
    pickle
}

#[test]
fn what_stands_again_is_named() {
    for (pickle, shown) in [
        (
            linked(3),
            "m.Node:\nn: 0\nnext: m.Node:\n  n: 1\n  last: the same as the whole\n  next: m.Node:\n    n: 2\n    last: the same as next\n    next: null",
        ),
        // An object in two places, and one with a key that is no word.
        (b"(cm\nC\n)R2l.".to_vec(), "[0]: m.C: {}\n[1]: the same as [0]"),
        (b"}(V2a\ncm\nC\n)Rp0\nI1\ng0\nu.".to_vec(), "2a: m.C: {}\n1: the same as 2a"),
        (
            b"}(Va b\n(cm\nC\n)Rp0\nlVc\ng0\nu.".to_vec(),
            "\"a b\":\n  [0]: m.C: {}\nc: the same as \"a b\"[0]",
        ),
        // Attributes that two objects share.
        (
            b"(cm\nC\n)R}p0\nVa\nI1\nsbcm\nC\n)Rg0\nbl.".to_vec(),
            "[0]: m.C:\n  a: 1\n[1]: m.C:\n  a: 1",
        ),
        // Plain values are copied, where that is not much, and not where they hold themselves.
        (b"((I1\nlp0\ng0\nl.".to_vec(), "[0]: [1]\n[1]: [1]"),
        (b"]p0\n(I1\ng0\ne.".to_vec(), "[1, the same as the whole]"),
        (b"}p0\nVa\n]p1\ng0\nag1\nas.".to_vec(), "a: [the same as the whole, the same as a]"),
        (b"}p0\nVa\n]p1\n(g0\ng1\nes.".to_vec(), "a: [the same as the whole, the same as a]"),
        (b"((I1\nlp0\n]p1\ng1\nag0\nl.".to_vec(), "[0]: [1]\n[1]: [the same as [1]]\n[2]: [1]"),
        // What is made of plain data, dates for example, is as short as a name.
        (
            b"(cdatetime\ndate\nC\x04\x07\xe8\x01\x1f\x85Rp0\ng0\nl.".to_vec(),
            "[\"2024-01-31\", \"2024-01-31\"]",
        ),
    ] {
        let value = read_bounded(&pickle, || pickle::from_slice::<Value>(&pickle));
        let value = value.map_or_else(|_| "error".to_owned(), |value| value.to_string());
        assert_eq!(value, shown, "{}", pickle.escape_ascii());
    }
}

#[test]
fn paths_lead_on() {
    let value: Value = read(&linked(40));
    let same = value.get_shared_path("next.next.last.last.next.n");
    assert_eq!(same, Some(&1.into()));
    assert_eq!(value.get_shared_path("next.last"), Some(&value));
    assert_eq!(value["next"]["last"], Value::Same(Some(Box::default())));
    let whole = value.get_shared_path("next.last").and_then(Value::as_object).map(Object::class);
    assert_eq!(whole, Some("m.Node"));
    // Nobody is led elsewhere who does not ask for it.
    assert_eq!(value.get_path("next.last.n"), None);
    assert_eq!(
        value["next"]["next"].get_path("last"),
        Some(&Value::Same(Some(Box::new("next".to_owned()))))
    );
    let why = pickle::to_vec(&value["next"]["next"]["last"]).unwrap_err().to_string();
    assert!(
        why.contains("the same as next of the pickle can be looked at, and not be written"),
        "{why}"
    );
}

/// As Python writes it, in all protocols.
#[test]
fn trees_with_parents() {
    for protocol in 0..6 {
        let path = format!("tests/golden/whole_pickles/shared-{protocol}.pkl");
        let pickle = std::fs::read(format!("{}/{path}", env!("CARGO_MANIFEST_DIR"))).unwrap();
        let value: Value = read(&pickle);
        assert_eq!(value["tree"].to_string(), TREE, "{protocol}");
        assert_eq!(value["users"][99]["weights"].to_string(), "the same as users[0].weights");
        assert_eq!(value["around"].to_string(), "[1, the same as around]");
        let last = value.get_shared_path("linked.next.next.next.last.weights");
        assert!(last.is_some_and(|last| last.as_array().is_some()));
    }
}

const TREE: &str = r#"whole_pickles.Tree:
name: "root"
parent: null
children:
  [0]: whole_pickles.Tree:
    name: "a"
    parent: the same as tree
    children:
      [0]: whole_pickles.Tree:
        name: "a0"
        parent: the same as tree.children[0]
        children: []
        brother: null
      [1]: whole_pickles.Tree:
        name: "a1"
        parent: the same as tree.children[0]
        children: []
        brother: the same as tree.children[0].children[0]
    brother: null
  [1]: whole_pickles.Tree:
    name: "b"
    parent: the same as tree
    children:
      [0]: whole_pickles.Tree:
        name: "b0"
        parent: the same as tree.children[1]
        children: []
        brother: null
      [1]: whole_pickles.Tree:
        name: "b1"
        parent: the same as tree.children[1]
        children: []
        brother: the same as tree.children[1].children[0]
    brother: the same as tree.children[0]
  [2]: whole_pickles.Tree:
    name: "c"
    parent: the same as tree
    children:
      [0]: whole_pickles.Tree:
        name: "c0"
        parent: the same as tree.children[2]
        children: []
        brother: null
      [1]: whole_pickles.Tree:
        name: "c1"
        parent: the same as tree.children[2]
        children: []
        brother: the same as tree.children[2].children[0]
    brother: the same as tree.children[1]
brother: null"#;

#[derive(NdDeserialize)]
struct Table {
    #[allow(dead_code, reason = "it is not read")]
    table: Vec<Vec<u16>>,
}

#[derive(NdDeserialize)]
struct Linked {
    n: u8,
    next: Option<Box<Linked>>,
}

/// 100 objects that share one large dict, rows of a grid that know each other, trees with parents.
#[test]
fn small_pickles_that_share_much() {
    let mut pickle = b"(}Vtable\n(".to_vec();
    for _ in 0..1_000 {
        pickle.extend(b"(I1\nI2\nI3\nl");
    }
    pickle.extend(b"lsp0\n");
    let users = pickle.len();
    for _ in 0..100 {
        pickle.extend(b"cm\nUser\n)R}Vshared\ng0\nsb");
    }
    pickle.extend(b"l.");
    let value: Value = read(&pickle);
    assert_eq!(value.get_shared_path("[100].shared.table[999][1]"), Some(&2.into()));
    assert_eq!(value[100]["shared"].to_string(), "the same as [0]");
    assert_eq!(value.to_string().lines().count(), 1_002 + 200);
    // A type reads copies, and is told what would be read.
    let why = error::<Vec<Table>>(&[&pickle[..users], &b"g0\n".repeat(200), b"l."].concat());
    assert!(why.contains("a Value has what is repeated once"), "{why}");

    let linked: Linked = read(&linked(100));
    assert_eq!(linked.next.unwrap().next.unwrap().n, 2);

    // Each object has all others as its neighbours.
    let mut graph = b"(".to_vec();
    for node in 0..20 {
        graph.extend(format!("cm\nC\n)Rp{node}\n").bytes());
    }
    for node in 0..20 {
        graph.extend(format!("g{node}\n}}Vnear\n(").bytes());
        (0..20).for_each(|other| graph.extend(format!("g{other}\n").bytes()));
        graph.extend(b"lsb");
    }
    graph.extend(b"l.");
    let value: Value = read(&graph);
    assert_eq!(
        value
            .get_shared_path("[7].near[9].near[3].near[19].near")
            .unwrap()
            .as_list()
            .map(<[_]>::len),
        Some(20)
    );
}

/// Lists that double: each has the one before it twice.
#[test]
fn hostile_pickles_are_shown_in_part() {
    let doubled =
        |inner: &[u8], twice: &[u8], levels: usize| [inner, &twice.repeat(levels), b"."].concat();
    for (inner, twice) in [
        (&b"(I1\nl"[..], &b"2\x86"[..]),
        (b"cm\nC\n)R", b"2\x86"),
        (b"(I1\nl", b"2\x86cm\nC\n\x8c\x01ao"),
        (b"(I1\nl", b"p0\n0}(Va\ng0\nVb\ng0\nu"),
        (b"(I1\nl", b"p0\n0cm\nC\n)R(g0\ng0\ne"),
        (b"(I1\nl", b"p0\n0cm\nC\n(g0\ng0\nt\x81"),
        (b"(I1\nl", b"p0\n0cm\nC\n)\x81g0\ng0\n\x86b"),
        (b"(I1\nl", b"p0\n0ccollections\nOrderedDict\n((VaVg0\nlVb\ng0\n\x86lt"),
    ] {
        for levels in [10, 30, 100, 1_000] {
            let pickle = doubled(inner, twice, levels);
            let value = read_bounded(&pickle, || pickle::from_slice::<Value>(&pickle));
            if let Ok(value) = value {
                assert!(value.to_string().len() < 64 * pickle.len() + (1 << 18), "{levels}");
            }
        }
    }
    // As many names of one value as there are bytes, and of long text.
    let long = format!("V{}\n", "a".repeat(5_000));
    for first in
        [&b"(I1\nl"[..], b"cm\nC\n)R", b"}Va\nI1\ns", long.as_bytes(), b"cm\nC\n}Va\nI1\ns\x85R"]
    {
        for again in [&b"h\0"[..], b"h\0h\0\x86", b"2"] {
            let pickle = [b"(", first, b"q\0", &again.repeat(20_000), b"l."].concat();
            let value: Value = read(&pickle);
            let items = value.as_list().unwrap();
            assert!(items.len() > 2_000, "{} {}", first.escape_ascii(), again.escape_ascii());
        }
    }
}

/// What is nested in objects is a level for each, and what is deeper is said there.
#[test]
fn depth() {
    let chain = |count| {
        let one = b"cm\nC\n)R}(\x8c\x01nK\x01\x8c\x04next";
        [&one.repeat(count)[..], b"N", &b"ub".repeat(count), b"."].concat()
    };
    for count in [43, 60, 64] {
        let value: Value = read(&chain(count));
        let path = vec!["next"; count - 1].join(".");
        assert_eq!(value.get_path(&format!("{path}.n")), Some(&1.into()), "{count}");
    }
    let value: Value = read(&chain(1_000));
    let shown = value.to_string();
    assert!(
        shown.ends_with("next: not read: the pickle is nested deeper than 128 levels"),
        "{shown}"
    );
    // Other places are not hidden, whatever is too deep in one.
    for (open, close) in [
        (&b"("[..], &b"l"[..]),
        (b"(", b"t"),
        (b"}\x8c\x01a", b"s"),
        (b"}N", b"s"),
        (b"cm\nC\n", b"\x85R"),
        (b"cm\nC\n)R", b"b"),
        (b"cm\nC\n)R", b"a"),
        (b"cm\nC\n)R}N", b"sb"),
        (b"cnumpy.core.multiarray\n_reconstruct\n(cnumpy\nndarray\n(I0\ntC\x01btR(K\x01K\x01K\x01\x86cnumpy\ndtype\n\x8c\x02O8\x89\x88\x87R(K\x03\x8c\x01|NNNJ\xff\xff\xff\xffJ\xff\xff\xff\xffK\x3ftb\x89(", b"ltb"),
    ] {
        for end in [&b"]"[..], b"}", b"N", b"cm\nC\n)R", b"}NNs", b"\x8a\x11\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x01",
            b"cnumpy.core.multiarray\nscalar\ncnumpy\ndtype\n\x8c\x02i4\x89\x88\x87R(K\x03\x8c\x01<NNNJ\xff\xff\xff\xffJ\xff\xff\xff\xffK\0tbC\x04abcd\x86R",
            b"cbuiltins\ncomplex\nG\0\0\0\0\0\0\0\0G\0\0\0\0\0\0\0\0\x86R"] {
            for count in [41, 42, 62, 63, 64, 125, 126, 127, 128, 200] {
                let deep = [b"(I7\n", &open.repeat(count)[..], end, &close.repeat(count), b"l."].concat();
                let value = read_bounded(&deep, || pickle::from_slice::<Value>(&deep));
                let value = value.unwrap_or_else(|why| panic!("{} {} {count}: {why}", open.escape_ascii(), end.escape_ascii()));
                assert_eq!(value[0], 7.into());
            }
        }
    }
}

#[derive(NdDeserialize)]
struct Odd {
    weights: Array1<u8>,
    n: u8,
}

/// What is odd in one place hides nothing else.
#[test]
fn odd_places() {
    let array = b"cnumpy.core.multiarray\n_reconstruct\n(cnumpy\nndarray\n(I0\ntC\x01btR(K\x01K\x02\x85cnumpy\ndtype\n\x8c\x02u1\x89\x88\x87R(K\x03\x8c\x01|NNNJ\xff\xff\xff\xffJ\xff\xff\xff\xffK\0tb\x89";
    let scalar = |code: &str, data: &[u8]| {
        let dtype = format!("cnumpy.core.multiarray\nscalar\ncnumpy\ndtype\n\x06{code}\n");
        let dtype = dtype.replace('\x06', "V");
        [
            dtype.as_bytes(),
            b"\x89\x88\x87R(K\x03\x8c\x01<NNNJ\xff\xff\xff\xffJ\xff\xff\xff\xffK\0tb",
            data,
            b"\x86R",
        ]
        .concat()
    };
    for (odd, why) in [
        (
            b"\x8c\x04a\xed\xa0\x80".to_vec(),
            "not read: the pickle has text with a lone surrogate, which no UTF-8 has",
        ),
        (
            b"V\\ud800\n".to_vec(),
            "not read: the pickle has text with a lone surrogate, which no UTF-8 has",
        ),
        (scalar("f16", b"C\x10aaaaaaaaaaaaaaaa"), "not read: the dtype \"<f16\" is longdouble"),
        (scalar("i4", b"C\x03aaa"), "not read: "),
        (scalar("b1", b"C\x01\x02"), "not read: "),
        (scalar("M8", b"C\x08aaaaaaaa"), "not read: "),
        ([&array[..], b"C\x03\x01\x02\x03tb"].concat(), "not read: "),
        ([&array[..], b"Ntb"].concat(), "not read: "),
        (
            b"cnumpy.core.multiarray\n_reconstruct\n(cnumpy\nndarray\n(I0\ntC\x01btR".to_vec(),
            "not read: ",
        ),
        (b"c_codecs\nencode\n(V\\u20ac\nVlatin1\ntR".to_vec(), "not read: "),
        (b"ccollections\nOrderedDict\n((I1\nltR".to_vec(), "not read: "),
        (
            [b"\x8b\x00\x10\0\0", &[1; 0x1000][..]].concat(),
            "not read: the pickle has an integer of more than 4300 digits",
        ),
    ] {
        let pickle =
            [b"}(Vn\nI7\nVodd\n", &odd[..], b"Vweights\n", array, b"C\x02\x01\x02tbu."].concat();
        let value: Value = read(&pickle);
        assert_eq!((&value["n"], value["weights"].as_array().is_some()), (&7.into(), true));
        let shown = value["odd"].to_string();
        assert!(shown.starts_with(why), "{shown}, not {why}: {}", odd.escape_ascii());
        let typed: Odd = read(&pickle);
        assert_eq!((typed.n, typed.weights.len()), (7, 2));
    }
    // Keys too.
    for key in [&b"V\\ud800\n"[..], b"N", b"G\0\0\0\0\0\0\0\0", b"(I1\nt", b"cm\nC\n"] {
        let pickle = [b"}(", key, b"I0\nVn\nI7\nVweights\n", array, b"C\x02\x01\x02tbu."].concat();
        assert_eq!(read::<Odd>(&pickle).n, 7, "{}", key.escape_ascii());
        assert!(read::<Value>(&pickle).to_string().contains("uint8 [2], 1 to 2"));
    }
}
