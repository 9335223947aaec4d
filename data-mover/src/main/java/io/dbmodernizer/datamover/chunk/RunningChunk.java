package io.dbmodernizer.datamover.chunk;

/**
 * A chunk that a worker has begun and nobody has finished.
 *
 * @param id its name
 * @param worker the name of the worker, which may have died since
 */
public record RunningChunk(ChunkId id, String worker) {}
