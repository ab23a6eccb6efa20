//! One file for each subcommand.

pub(crate) mod analyze;
pub(crate) mod convert;
pub(crate) mod entities;
pub(crate) mod explain;
pub(crate) mod extract;
pub(crate) mod load;
pub(crate) mod ontology;
pub(crate) mod relations;
pub(crate) mod stats;
pub(crate) mod view;
