package io.dbmodernizer.datamover.copy;

/** Follows a copy and may end it. Called on the copying thread. */
@FunctionalInterface
public interface CopyListener {

  /** Follows nothing and never ends the copy. */
  CopyListener NONE = progress -> {};

  /** Called after each commit, and once at the start with zero counts. */
  void onProgress(CopyProgress progress);

  /** Asked before each batch; true ends the copy with a {@link CopyCancelledException}. */
  default boolean isCancelled() {
    return false;
  }
}
