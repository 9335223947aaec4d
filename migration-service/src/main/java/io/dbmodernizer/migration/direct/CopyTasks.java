package io.dbmodernizer.migration.direct;

import io.dbmodernizer.datamover.chunk.ChunkId;
import io.dbmodernizer.datamover.chunk.CopyId;
import io.dbmodernizer.datamover.chunk.CopyShare;
import io.dbmodernizer.events.TargetProvisioned;
import java.util.List;

/** The way from the step to the workers of all instances. */
@FunctionalInterface
public interface CopyTasks {

  /**
   * Hands out one task for each pack of chunks. Returns when all tasks are stored. Some may be
   * stored after an exception; handing them out again does no harm.
   *
   * @param target the target, which carries the request
   * @param copy the copy that the chunks belong to
   * @param packs the chunks of each task
   * @param share the limits of each task alone
   */
  void handOut(TargetProvisioned target, CopyId copy, List<List<ChunkId>> packs, CopyShare share);
}
