//! `ndserde convert`: a document in another format.

use crate::{args::Convert, error::Result, input, output::Form};

pub fn run(args: &Convert) -> Result<()> {
    // First, so that nobody waits for a file to be read before a typing error is met.
    let form = Form::of(&args.output, &args.writing)?;
    let content = input::document(&args.input, &args.reading)?;
    form.write(content.whole(), &args.output)
}
