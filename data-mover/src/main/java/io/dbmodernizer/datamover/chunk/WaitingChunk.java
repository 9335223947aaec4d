package io.dbmodernizer.datamover.chunk;

/**
 * A chunk that waits for a worker or is being copied.
 *
 * @param id its name
 * @param expectedBytes the expected bytes of its values
 */
public record WaitingChunk(ChunkId id, long expectedBytes) {}
