package io.dbmodernizer.runtime.engine;

/**
 * The transactions of the stream threads. A state or an event is durable once the thread has
 * committed after it was stored or published.
 */
@FunctionalInterface
public interface Commits {

  /** Returns how many transactions the calling stream thread has committed. */
  long count();
}
