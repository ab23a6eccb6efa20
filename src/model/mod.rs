//! Serialized weights and the numeric kernels that use them; nothing linguistic.
