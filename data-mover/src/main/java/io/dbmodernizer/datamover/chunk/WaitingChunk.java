package io.dbmodernizer.datamover.chunk;

/**
 * A chunk that waits for a worker or is being copied.
 *
 * @param id its name
 * @param expectedBytes the expected bytes of its values
 * @param wholeTable true if it is a whole table, false if it is a part of one
 */
public record WaitingChunk(ChunkId id, long expectedBytes, boolean wholeTable) {}
