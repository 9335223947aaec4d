package io.dbmodernizer.runtime.preflight;

import io.dbmodernizer.events.MigrationRequested;
import java.util.List;

/**
 * A check of a request before it is carried out. It reads only. Thread-safe. A service defines
 * beans of this type; the runtime runs them after its own checks.
 */
public interface PreflightCheck {

  /** Returns the name of the check, one or two words for people. */
  String name();

  /** Returns whether it calls Azure, so that it is left out where there is no credential. */
  default boolean needsAzure() {
    return true;
  }

  /**
   * Checks a request.
   *
   * @param request a request that breaks no rule
   * @return the findings, at least one
   * @throws Exception if the check cannot be made; classified as the exception of a step
   */
  List<PreflightFinding> check(MigrationRequested request) throws Exception;
}
