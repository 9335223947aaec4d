package io.dbmodernizer.datamover.chunk;

/**
 * A chunk that has failed for good.
 *
 * @param id its name
 * @param message why, without a remedy
 */
public record FailedChunk(ChunkId id, String message) {}
