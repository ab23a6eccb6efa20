//! Stage 8: graphs and documents become files, one file per format.
