//! A command that was built without the feature.

use crate::run::Shell;

const WHY: &str = "this command was built without its feature `arrow`, which reads and writes Parquet \
                   and Arrow files: `cargo install --path ndserde-cli --features arrow`";

/// What is told by the content, whatever the name, and by the name alone.
#[test]
fn the_feature_that_is_off_is_named() {
    let shell = Shell::new();
    let parquet = [&b"PAR1"[..], &[0x15; 40], b"PAR1"].concat();
    let stream = [&b"\xff\xff\xff\xff\x78\0\0\0\x10\0\0\0"[..], &[0; 0x74]].concat();
    for (content, this_is) in [
        (&parquet[..], "this is a Parquet file: "),
        (b"ARROW1\0\0 and more, ARROW1", "this is an Arrow file: "),
        (&stream, "this is a stream of Arrow: "),
    ] {
        for name in ["a", "a.json", "a.npz", "a.pkl", "a.parquet", "a.arrow"] {
            shell.write(name, content);
            for args in [
                &["show", name][..],
                &["get", name, "x"],
                &["convert", name, "b.npz"],
                &["diff", name, name],
            ] {
                assert_eq!(shell.trouble(args), format!("ndserde: {name}: {this_is}{WHY}"));
            }
        }
        let done = shell.pipe(content, &["show", "-"]);
        assert_eq!(done.trouble(this_is), format!("ndserde: standard input: {this_is}{WHY}"));
    }
    // The first thing that is said, whatever the input.
    for name in ["b.parquet", "b.pq", "b.arrow", "b.feather", "b.ipc", "b.arrows"] {
        let error = shell.trouble(&["convert", "none.npz", name]);
        assert_eq!(error, format!("ndserde: {name}: {WHY}"));
        shell.write(name, "what it is not");
        assert_eq!(shell.trouble(&["show", name]), format!("ndserde: {name}: {WHY}"));
    }
    for format in ["parquet", "arrow", "arrow-stream"] {
        let error = shell.trouble(&["convert", "none.npz", "-", "--to", format]);
        assert_eq!(error, format!("ndserde: standard output: {WHY}"));
        shell.write("a.json", "{}");
        let error = shell.trouble(&["show", "a.json", "--from", format]);
        assert_eq!(error, format!("ndserde: a.json: {WHY}"));
    }
}

/// What starts as a Parquet file and ends as none is not read by any command.
#[test]
fn what_is_cut_off_is_said_to_be() {
    let shell = Shell::new();
    for name in ["a", "a.json", "a.parquet"] {
        shell.write(name, b"PAR1\x15\x04\x15\x10 and so on");
        let error = shell.trouble(&["show", name]);
        let why = "this starts as a Parquet file and does not end as one: it is cut off";
        assert_eq!(error, format!("ndserde: {name}: {why}"));
    }
}
