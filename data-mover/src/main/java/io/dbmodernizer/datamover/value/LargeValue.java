package io.dbmodernizer.datamover.value;

/**
 * A large object that does not fit into memory. It is valid until the next row. Its streams are
 * opened in the order of the components, each at most once, and after the streams of the columns
 * before it: SQL Server's driver reads a row only forward.
 */
public sealed interface LargeValue permits LargeBytes, LargeText {}
