//! What a register promises to keep, told once and run on both engines. PostgreSQL is used when `JPOA_TEST_POSTGRES`
//! holds the URL of a server where databases can be made.

mod accounts;
mod appending;
mod blobs;
mod copying;
mod damage;
mod notices;
mod opening;
mod place;
mod postgres_server;
mod sqlite_file;
