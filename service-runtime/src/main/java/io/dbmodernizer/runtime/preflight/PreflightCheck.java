package io.dbmodernizer.runtime.preflight;

import io.dbmodernizer.events.MigrationRequested;
import java.util.List;

/**
 * Something that can be found out before a request is carried out. It reads only. Thread-safe.
 * Define a bean of this type in a service; the runtime asks it after its own checks.
 */
public interface PreflightCheck {

  /** What is looked at, one or two words for people. */
  String name();

  /** Whether it calls Azure, so that it is left out where there is no credential. */
  default boolean needsAzure() {
    return true;
  }

  /**
   * Looks.
   *
   * @param request keeps the rules of a request
   * @return what was found, at least one finding
   * @throws Exception anything thrown means that it could not be looked at; it is classified as
   *     that of a step
   */
  List<PreflightFinding> check(MigrationRequested request) throws Exception;
}
