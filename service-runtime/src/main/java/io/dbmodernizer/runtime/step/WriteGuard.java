package io.dbmodernizer.runtime.step;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The right of one run of a step to write to Azure or a database. It is bound to the thread of the
 * run. Code that writes asks for it immediately before the write: the process may have been paused
 * since the run began, and another process may own the migration now. Outside of a run there is no
 * guard, and every write is allowed.
 */
public final class WriteGuard {
  private static final ThreadLocal<@Nullable WriteGuard> CURRENT = new ThreadLocal<>();

  private final BooleanSupplier right;
  private volatile boolean refused;

  /**
   * @param right whether the run may write now; asked on any thread
   */
  public WriteGuard(BooleanSupplier right) {
    this.right = right;
  }

  /** Returns the guard of the run on this thread; empty outside of a run. */
  public static Optional<WriteGuard> current() {
    return Optional.ofNullable(CURRENT.get());
  }

  /**
   * Checks the right immediately before a write, on the thread of the run.
   *
   * @param write what is about to be written, without secrets
   * @throws WriteRefusedException if the run may not write any more
   */
  public static void check(String write) {
    WriteGuard guard = CURRENT.get();
    if (guard != null) {
      guard.require(write);
    }
  }

  /** Makes this the guard of the thread until {@link #unbind}. */
  public void bind() {
    CURRENT.set(this);
  }

  /** Leaves the thread without a guard. */
  public static void unbind() {
    CURRENT.remove();
  }

  /**
   * Checks the right immediately before a write, on any thread.
   *
   * @param write what is about to be written, without secrets
   * @throws WriteRefusedException if the run may not write any more
   */
  public void require(String write) {
    if (!right.getAsBoolean()) {
      refused = true;
      throw new WriteRefusedException(write);
    }
  }

  /** Returns whether a write was refused, whatever the run made of the exception. */
  public boolean hasRefused() {
    return refused;
  }
}
