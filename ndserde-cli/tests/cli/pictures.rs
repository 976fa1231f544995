//! The pictures below arrays.

use ndarray::{Array3, Array4};
use ndserde::npy;

use crate::run::Shell;

const ALWAYS: [&str; 4] = ["show", "model.pkl", "--pictures", "always"];

#[test]
fn a_sparkline_stands_below_one_axis_and_a_heat_map_below_two() {
    let shell = Shell::with_golden();
    let tree = "\
name: \"tides\"
epochs: 200
loss: float64 [200], 0.01 to 1.0
  ██▇▆▆▅▄▄▃▃▃▂▂▂▂▂▂▁▁▂▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁
layers:
  [0]:
    weights: float32 [6, 24], -0.9992928 to 0.997495
      ▒▒▓▓▓▓██████████▓▓▒▒░░░░
      ▒▒▓▓▓▓██████████▓▓▒▒░░░░        ░░
      ▒▒▒▒▓▓▓▓▓▓▓▓▓▓▓▓▓▓▒▒▒▒░░░░░░░░░░░░
      ▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒
      ▒▒▒▒░░░░░░░░░░░░▒▒▒▒▒▒▓▓▓▓▓▓▓▓▓▓▓▓
      ▒▒░░░░        ░░░░▒▒▓▓▓▓████████▓▓
    bias: float32 [24], 0.0 to 0.0
      ▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄
  [1]:
    weights: int16 [4, 4], 0 to 1
      ██
        ██
          ██
            ██
    bias: null
";
    let args = [&ALWAYS[..], &["--width", "40"]].concat();
    assert_eq!(shell.ok(&args), tree);
}

#[test]
fn no_line_is_wider_than_asked_for() {
    let shell = Shell::with_golden();
    for width in 0..70 {
        let width = width.to_string();
        let args = [&ALWAYS[..], &["--width", &width]].concat();
        let tree = shell.ok(&args);
        let lines = tree.lines().filter(|line| line.contains(['▁', '█', '▄']));
        let widest = lines.map(|line| line.chars().count()).max().unwrap_or(0);
        assert!(widest <= width.parse().unwrap(), "{width}: {widest}");
        assert!(widest > 0 || width.parse::<usize>().unwrap() < 8, "{width}: {tree}");
    }
}

#[test]
fn colour_is_where_it_is_wanted() {
    let shell = Shell::with_golden();
    let show = |args: &[&str], environment: &[(&str, &str)]| {
        let mut command = shell.command();
        command.args(["show", "model.pkl"]).args(args).envs(environment.iter().copied());
        let output = String::from_utf8(command.output().unwrap().stdout).unwrap();
        (output.contains('\u{1b}'), output.contains('▁'))
    };
    let (always, colour) = (["--pictures", "always"], ["--color", "always"]);
    let both = [always, colour].concat();
    // No terminal: neither pictures nor colour of themselves.
    assert_eq!(show(&[], &[]), (false, false));
    assert_eq!(show(&always, &[]), (false, true));
    assert_eq!(show(&both, &[]), (true, true));
    // What is typed counts for more than the environment.
    assert_eq!(show(&both, &[("NO_COLOR", "1")]), (true, true));
    assert_eq!(show(&["--pictures", "never", "--color", "always"], &[]), (false, false));
}

/// By `script`, which gives a command a terminal; where there is none, there is nothing to see.
#[cfg(target_os = "linux")]
#[test]
fn in_a_terminal_there_are_pictures_as_wide_as_it_is() {
    let shell = Shell::with_golden();
    let typed = |before: &str| {
        let line = format!(
            "stty cols 50 rows 20; {before} {} show model.pkl",
            env!("CARGO_BIN_EXE_ndserde")
        );
        let mut script = std::process::Command::new("script");
        script.args(["-qec", &line, "/dev/null"]).current_dir(shell.path(""));
        script.env_remove("NO_COLOR").env("TERM", "xterm-256color");
        let output = script.stdin(std::process::Stdio::null()).output().ok()?;
        Some(String::from_utf8(output.stdout).unwrap())
    };
    let Some(coloured) = typed("") else { return };
    let plain = typed("NO_COLOR=1").unwrap();
    let sparkline = |tree: &str| {
        let line = tree.lines().find(|line| line.contains('▁')).map(str::trim_end);
        line.map_or(0, |line| line.chars().count())
    };
    assert_eq!((sparkline(&coloured), sparkline(&plain)), (50, 50), "{coloured}");
    assert!(coloured.contains("\u{1b}[38;5;") && coloured.contains('▀'), "{coloured}");
    assert!(!plain.contains('\u{1b}') && plain.contains("▒▒"), "{plain}");
    assert!(!typed("TERM=dumb").unwrap().contains('\u{1b}'));
}

#[test]
fn dtypes_without_an_order_have_no_picture() {
    let shell = Shell::with_golden();
    let args = ["show", "stored.npz", "--pictures", "always"];
    let tree = shell.ok(&args);
    let below = |line: &str| {
        let behind = tree.lines().skip_while(|shown| !shown.starts_with(line)).skip(1);
        behind.take_while(|line| line.starts_with("  ")).count()
    };
    for (name, lines) in [
        ("weights", 2),
        ("columns", 3),
        ("nan", 1),
        ("flags", 2),
        ("complex", 0),
        ("words", 1),
        ("bytes", 1),
        ("records", 1),
        ("half", 1),
        ("scalar", 0),
        ("none", 0),
    ] {
        assert_eq!(below(&format!("{name}:")), lines, "{name}: {tree}");
    }
    assert_eq!(tree.matches("  (no picture: ").count(), 3, "{tree}");
}

/// Of several the first, in its proportions.
#[test]
fn images_have_pictures() {
    let shell = Shell::new();
    let digits = Array3::from_shape_fn((32, 3, 5), |(n, i, j)| u8::from(n == 0 && i == j));
    shell.write("digits.npy", npy::to_vec(&digits).unwrap());
    let tree = "uint8 [32, 3, 5], 0 to 1\nthe first of 32:\n██\n  ██\n    ██\n";
    assert_eq!(shell.ok(&["show", "digits.npy", "--pictures", "always"]), tree);
    // How many lines, how wide they are, and whether there is a caption, without colour and with it.
    let photo = |i: usize, j: usize, k: usize| u8::try_from((i + j + 80 * k) % 256).unwrap();
    let one = Array3::from_shape_fn((48, 64, 3), |(i, j, k)| photo(i, j, k));
    let more = Array4::from_shape_fn((2, 48, 64, 4), |(_, i, j, k)| photo(i, j, k));
    let tall = Array3::from_shape_fn((1, 300, 3), |(_, i, _)| photo(i, 0, 0));
    let long = Array3::from_shape_fn((5, 1000, 3), |(n, i, j)| photo(i, j, n));
    for (array, width, caption, plain, coloured) in [
        (npy::to_vec(&one), 80, "", (24, 64), (24, 64)),
        (npy::to_vec(&one), 20, "", (7, 20), (8, 20)),
        (npy::to_vec(&more), 80, "the first of 2:", (24, 64), (24, 64)),
        (npy::to_vec(&tall), 80, "", (32, 6), (32, 3)),
        (npy::to_vec(&long), 80, "", (4, 64), (2, 64)),
    ] {
        shell.write("a.npy", array.unwrap());
        let width = width.to_string();
        for (colour, size) in [("never", plain), ("always", coloured)] {
            let args =
                ["show", "a.npy", "--pictures", "always", "--width", &width, "--color", colour];
            let tree = shell.ok(&args);
            let mut lines: Vec<_> = tree.lines().skip(1).collect();
            if !caption.is_empty() {
                assert_eq!(lines.remove(0), caption);
            }
            let cells = |line: &&str| {
                let is_cell = |c: &char| "▀▄█▓▒░· ".contains(*c);
                line.chars().filter(is_cell).count()
            };
            let widest = lines.iter().map(cells).max();
            assert_eq!((lines.len(), widest), (size.0, Some(size.1)), "{tree}");
        }
    }
}

#[test]
fn why_there_is_no_picture_is_said() {
    let shell = Shell::new();
    shell.write(
        "a.json",
        r#"{"text": ["<U1", "YQAAAGIAAAA=", [2]], "complex": ["<c8", "AAAAAAAAAAAAAAAAAAAAAA==", [2]],
            "pixel": ["|u1", "AQIDBA==", [4, 1, 1]], "nan": ["<f2", "AH4Afg==", [2]],
            "one": ["<U1", "YQAAAA==", [1]], "none": ["|u1", "", [0, 3]], "line": ["|u1", "AQI=", [2]]}"#,
    );
    shell.ok(&["convert", "a.json", "a.npz"]);
    let tree = "\
text: <U1 [2]
  (no picture: its elements are no numbers)
complex: complex64 [2]
  (no picture: complex numbers have no order)
pixel: uint8 [4, 1, 1], 1 to 4
  (no picture: its images have one element each)
nan: float16 [2], 2 NaN
  (no picture: no element is a finite number)
one: <U1 [1]
none: uint8 [0, 3]
line: uint8 [2], 1 to 2
  ▁█
";
    for file in ["a.json", "a.npz"] {
        assert_eq!(shell.ok(&["show", file, "--pictures", "always"]), tree, "{file}");
        assert!(!shell.ok(&["show", file]).contains("no picture"), "{file}");
    }
}
