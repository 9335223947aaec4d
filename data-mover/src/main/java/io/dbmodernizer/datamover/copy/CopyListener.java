package io.dbmodernizer.datamover.copy;

/** An observer of a copy, which can also cancel it. It is called on the copying thread. */
@FunctionalInterface
public interface CopyListener {

  /** A listener that does nothing and never cancels. */
  CopyListener NONE = progress -> {};

  /** Receives the counts after each commit, and once at the start with zero counts. */
  void onProgress(CopyProgress progress);

  /**
   * Returns true to end the copy with a {@link CopyCancelledException}. It is called before each
   * batch.
   */
  default boolean isCancelled() {
    return false;
  }
}
