package io.dbmodernizer.runtime.step;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The right of one run of a step to write to the world outside. Bound to the thread of the run;
 * whatever writes asks for it right before the write, because a process may have been paused for
 * any time since the run began, and another may own the migration now. Outside of a run there is no
 * guard and everything may be written.
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

  /** The guard of the run on this thread; empty outside of a run. */
  public static Optional<WriteGuard> current() {
    return Optional.ofNullable(CURRENT.get());
  }

  /**
   * Call right before a write on the thread of the run.
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
   * Call right before a write on any thread.
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

  /** Whether a write was refused, whatever the run made of the exception. */
  public boolean hasRefused() {
    return refused;
  }
}
