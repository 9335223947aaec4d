package io.dbmodernizer.datamover.wholecopy;

/** An observer of a copy. Its methods must return soon and must not throw. */
public interface WholeCopyListener {

  /** A listener that does nothing. */
  WholeCopyListener NONE = progress -> {};

  /** Receives the state about twice a second, on a thread of the copy. */
  void progress(WholeCopyProgress progress);

  /**
   * Called after each batch that was sent to the target, by the worker that sent it. The rows of an
   * attempt that ends are sent again.
   */
  default void sent(int rows, long bytes) {}

  /**
   * Called when a database has failed and the copy waits for it, by the worker that waits.
   *
   * @param failure what the database says, without values of rows
   */
  default void waiting(String failure) {}
}
