//! The commands of the README, and what it says that they print.

use std::process::{Command, Stdio};

use crate::run::Shell;

/// Each command with the lines below it, from the blocks that a console is shown in.
fn commands(readme: &str) -> Vec<(String, String)> {
    let mut commands: Vec<(String, String)> = Vec::new();
    let mut is_console = false;
    for line in readme.lines() {
        if line.starts_with("```") {
            is_console = line == "```console";
        } else if let Some(command) = line.strip_prefix("$ ").filter(|_| is_console) {
            commands.push((command.to_owned(), String::new()));
        } else if let Some((_, output)) = commands.last_mut().filter(|_| is_console) {
            *output += line;
            *output += "\n";
        }
    }
    commands
}

#[cfg(unix)]
#[test]
fn the_commands_print_what_the_readme_says() {
    let shell = Shell::with_golden();
    let program = std::path::Path::new(env!("CARGO_BIN_EXE_ndserde")).parent().unwrap();
    let path = std::env::var("PATH").unwrap_or_default();
    let commands = commands(include_str!("../../README.md"));
    assert!(commands.len() >= 8, "{commands:?}");
    for (command, expected) in commands {
        let output = Command::new("sh")
            .args(["-c", &command])
            .current_dir(shell.path(""))
            .env("PATH", format!("{}:{path}", program.display()))
            .stdin(Stdio::null())
            .output()
            .unwrap();
        let printed = [output.stdout, output.stderr].concat();
        assert_eq!(String::from_utf8(printed).unwrap(), expected, "{command}");
    }
}
