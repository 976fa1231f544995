//! The command among others: pipes, closed ones, full disks, and what is none of these.

use std::{
    fs::OpenOptions,
    io::{BufRead, BufReader},
    process::Stdio,
};

use crate::run::Shell;

#[test]
fn commands_are_joined_by_pipes() {
    let shell = Shell::with_golden();
    let npy = shell.run(&["get", "stored.npz", "weights", "--to", "npy"]).out;
    let json = shell.pipe(&npy, &["convert", "-", "-", "--to", "json", "--wire", "nested"]).out;
    assert_eq!(String::from_utf8(json).unwrap(), "[[0.0,0.25,0.5],[0.75,1.0,1.25]]\n");
    let done = shell.pipe(&npy, &["diff", "-", "weights.npy"]);
    assert_eq!((done.code, done.out), (Some(0), Vec::new()));
    let error = shell.pipe(b"{", &["show", "-"]).trouble("a cut document");
    assert!(error.starts_with("ndserde: standard input: "), "{error}");
}

/// `ndserde show many.json | head -1`
#[test]
fn who_has_seen_enough_ends_the_command_quietly() {
    let shell = Shell::new();
    let lines: Vec<String> = (0..200_000).map(|n| format!("\"key{n}\":{n}")).collect();
    shell.write("many.json", format!("{{{}}}", lines.join(",")));
    for args in [
        &["show", "many.json"][..],
        &["get", "many.json", ""],
        &["convert", "many.json", "-", "--to", "json"],
        &["convert", "many.json", "-", "--to", "cbor"],
        &["convert", "many.json", "-", "--to", "pickle"],
        &["diff", "many.json", "none.json"],
    ] {
        shell.write("none.json", "{}");
        let mut command = shell.command();
        let mut child =
            command.args(args).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut seen = [0; 1];
        std::io::Read::read_exact(&mut child.stdout.take().unwrap(), &mut seen).unwrap();
        let output = child.wait_with_output().unwrap();
        let left = (output.status.code(), String::from_utf8(output.stderr).unwrap());
        assert_eq!(left, (Some(0), String::new()), "{args:?}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_said_once() {
    let shell = Shell::with_golden();
    // Less than what is written at once, and more.
    large(&shell, 1);
    for file in ["weights.npy", "large.npy"] {
        for format in ["json", "cbor", "messagepack", "pickle", "npy", "npz"] {
            let full = OpenOptions::new().write(true).open("/dev/full").unwrap();
            let mut command = shell.command();
            command.args(["convert", file, "-", "--to", format]).stdout(full);
            let error = crate::run::Done::from(command.output().unwrap()).trouble(format);
            assert!(error.starts_with("ndserde: standard output: "), "{format}: {error}");
            assert!(error.contains("No space left"), "{format}: {error}");
            let error = shell.trouble(&["convert", file, "/dev/full", "--to", format]);
            assert!(error.starts_with("ndserde: /dev/full: "), "{error}");
        }
    }
    for args in [&["show", "model.pkl"][..], &["get", "model.pkl", "name"]] {
        let full = OpenOptions::new().write(true).open("/dev/full").unwrap();
        let output = shell.command().args(args).stdout(full).output().unwrap();
        crate::run::Done::from(output).trouble(&format!("{args:?}"));
    }
}

#[test]
fn a_pipe_without_end_is_cut_off() {
    let shell = Shell::with_golden();
    let npy = shell.read("weights.npy");
    let most = npy.len().to_string();
    assert_eq!(shell.pipe(&npy, &["show", "-", "--max-bytes", &most]).code, Some(0));
    let less = (npy.len() - 1).to_string();
    let error = shell.pipe(&npy, &["show", "-", "--max-bytes", &less]).trouble("a limit");
    assert_eq!(
        error,
        format!(
            "ndserde: standard input: more than {less} bytes; --max-bytes sets how many may come"
        )
    );
    #[cfg(target_os = "linux")]
    {
        let error = shell.trouble(&["show", "/dev/zero", "--max-bytes", "1M"]);
        assert!(error.starts_with("ndserde: /dev/zero: more than 1048576 bytes"), "{error}");
    }
    for (word, why) in [
        ("1X", "a number, and K, M, G or T behind it"),
        ("-1", "a number"),
        ("99999999T", "more than there can be"),
    ] {
        let done = shell.run(&["show", "weights.npy", &format!("--max-bytes={word}")]);
        assert_eq!(done.code, Some(2));
        assert!(done.err.contains(why), "{word}: {}", done.err);
    }
}

/// A file of so many MiB, of which most is a hole.
fn large(shell: &Shell, mib: u64) {
    let items = mib * 16;
    let dict = format!("{{'descr': '|S65536', 'fortran_order': False, 'shape': ({items},), }}");
    shell.write(
        "large.npy",
        [b"\x93NUMPY\x01\x00\x76\x00", format!("{dict:<117}\n").as_bytes()].concat(),
    );
    let file = OpenOptions::new().write(true).open(shell.path("large.npy")).unwrap();
    file.set_len(128 + (mib << 20)).unwrap();
}

#[test]
fn a_large_file_leaves_nothing_in_a_pipe_but_what_was_asked_for() {
    let shell = Shell::new();
    large(&shell, 65);
    assert_eq!(shell.ok(&["show", "large.npy"]), "|S65536 [1040]\n");
}

/// By `script`, which gives a command a terminal; where there is none, there is nothing to see.
#[cfg(target_os = "linux")]
#[test]
fn in_a_terminal_what_takes_long_has_a_bar() {
    let shell = Shell::new();
    // However fast the machine is, one of these takes more than a second, and the first takes less.
    let mut sizes = [1, 64, 1 << 10, 8 << 10, 64 << 10].into_iter();
    let has_bar = |mib: u64| {
        large(&shell, mib);
        let line = format!("{} show large.npy", env!("CARGO_BIN_EXE_ndserde"));
        let mut script = std::process::Command::new("script");
        script.args(["-qec", &line, "/dev/null"]).current_dir(shell.path(""));
        script.env("TERM", "xterm-256color").stdin(Stdio::null());
        let output = script.output().ok()?;
        let seen = String::from_utf8(output.stdout).unwrap();
        let shown = format!("|S65536 [{}]\r\n(no picture: its elements are no numbers)", mib * 16);
        assert!(seen.trim_end().ends_with(&shown), "{seen:?}");
        Some(seen.contains("reading ["))
    };
    let Some(at_once) = has_bar(sizes.next().unwrap()) else { return };
    assert!(!at_once);
    assert!(sizes.any(|mib| has_bar(mib) == Some(true)));
}

/// What is read at once, and taken in for long; and what comes through a pipe.
#[cfg(target_os = "linux")]
#[test]
fn in_a_terminal_there_is_a_sign_of_life() {
    let shell = Shell::new();
    let has_sign = |numbers: usize, line: &str, sign: &str| {
        shell.write("a.json", format!("[{}1]", "1.5,".repeat(numbers)));
        let line = line.replace("ndserde", env!("CARGO_BIN_EXE_ndserde"));
        let mut script = std::process::Command::new("script");
        script.args(["-qec", &line, "/dev/null"]).current_dir(shell.path(""));
        script.env("TERM", "xterm-256color").stdin(Stdio::null());
        let seen = String::from_utf8(script.output().ok()?.stdout).unwrap();
        assert!(seen.contains("[1.5, 1.5, "), "{seen:?}");
        Some(seen.contains(sign))
    };
    let taken_in = "ndserde show a.json";
    let Some(at_once) = has_sign(10, taken_in, "a.json: ") else { return };
    assert!(!at_once);
    assert!([20, 22, 24].iter().any(|log| has_sign(1 << log, taken_in, "a.json: ") == Some(true)));
    let slow = "(cat a.json; sleep 1.2; echo) | ndserde show -";
    assert_eq!(has_sign(10, slow, "reading "), Some(true));
}

#[test]
fn what_is_no_file_is_said() {
    let shell = Shell::new();
    assert_eq!(shell.trouble(&["show", "."]), "ndserde: .: a directory");
    let error = shell.trouble(&["show", "no\u{1b}[31m\n.json"]);
    assert!(error.starts_with("ndserde: no\\u{1b}[31m\\n.json: "), "{error}");
}

#[test]
fn help_has_what_a_user_asks_first() {
    let shell = Shell::new();
    let help = shell.ok(&["--help"]);
    for word in ["show", "convert", "get", "diff", "Exit codes: 0", "Examples:"] {
        assert!(help.contains(word), "{word}: {help}");
    }
    let help = shell.ok(&["convert", "--help"]);
    for word in ["JSON no NaN outside of arrays", "- typed_array:", "[default: 4G]"] {
        assert!(help.contains(word), "{word}: {help}");
    }
    assert_eq!(shell.ok(&["--version"]), format!("ndserde {}\n", env!("CARGO_PKG_VERSION")));
    assert_eq!(shell.run(&[]).code, Some(2));
    let lines = BufReader::new(help.as_bytes()).lines();
    assert!(lines.map(Result::unwrap).all(|line| line.chars().count() <= 100));
}

#[test]
fn shells_and_man_are_told_of_every_command() {
    let shell = Shell::new();
    let commands = ["show", "convert", "get", "diff"];
    for name in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = shell.ok(&["completions", name]);
        assert!(commands.iter().all(|command| script.contains(command)), "{name}: {script}");
        assert!(script.contains("max-bytes"), "{name}: {script}");
    }
    let page = shell.ok(&["man"]);
    for command in commands {
        assert!(page.contains(&format!(r"ndserde\-{command}(1)")), "{page}");
        let page = shell.ok(&["man", command]);
        assert!(page.contains(&format!(".TH ndserde-{command} 1")), "{page}");
        assert!(page.contains(r"\fB\-\-lists\fR"), "{page}");
    }
    let error = shell.trouble(&["man", "nope"]);
    assert_eq!(error, "ndserde: there is no command \"nope\"; `ndserde --help` lists them");
}
