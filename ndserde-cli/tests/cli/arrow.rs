//! Parquet and Arrow files.

#[cfg(not(feature = "arrow"))]
mod absent;
#[cfg(feature = "arrow")]
mod damaged;
#[cfg(feature = "arrow")]
mod peers;
#[cfg(feature = "arrow")]
mod present;
#[cfg(feature = "arrow")]
mod written;
