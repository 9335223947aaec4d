package io.dbmodernizer.runtime.engine;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The error from which this process cannot recover by itself. Once noted it stays; only a restart
 * clears it. Thread-safe.
 */
public final class ProcessHealth {
  private static final Logger LOG = LoggerFactory.getLogger(ProcessHealth.class);
  private static final int DEEPEST_CAUSE = 32;

  private volatile @Nullable String fatal;

  /**
   * Notes an error of the virtual machine, such as {@link OutOfMemoryError}, wherever it stands
   * among the causes. A {@link StackOverflowError} leaves the process sound and is not noted.
   */
  public void note(Throwable thrown) {
    Throwable t = thrown;
    for (int depth = 0; t != null && depth < DEEPEST_CAUSE; depth++, t = t.getCause()) {
      if (t instanceof VirtualMachineError && !(t instanceof StackOverflowError)) {
        String before = fatal;
        fatal = t.getClass().getName();
        if (before == null) {
          LOG.atError()
              .addKeyValue("error", t.getClass().getName())
              .log("The process is not sound any more and has to be restarted");
        }
        return;
      }
    }
  }

  /** Returns the class name of the error that needs a restart; empty while there is none. */
  public Optional<String> fatal() {
    return Optional.ofNullable(fatal);
  }
}
