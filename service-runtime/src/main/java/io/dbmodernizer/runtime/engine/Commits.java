package io.dbmodernizer.runtime.engine;

/**
 * The transactions of the stream threads. What a thread has stored and published is durable once it
 * has committed after that.
 */
@FunctionalInterface
public interface Commits {

  /** How many transactions the calling stream thread has committed. */
  long count();
}
