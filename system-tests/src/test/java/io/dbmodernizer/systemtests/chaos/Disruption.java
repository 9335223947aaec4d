package io.dbmodernizer.systemtests.chaos;

import java.time.Duration;

/** Something that happens to the platform. */
sealed interface Disruption {

  /**
   * The process is killed ({@code kill -9}) and started again.
   *
   * @param part what is killed
   * @param down time until it is started again
   */
  record Kill(Part part, Duration down) implements Disruption {}

  /**
   * The process is stopped from running (SIGSTOP) and goes on later (SIGCONT).
   *
   * @param part what is frozen
   * @param length for how long
   */
  record Freeze(Part part, Duration length) implements Disruption {}

  /**
   * One more instance of a service is started.
   *
   * @param service its name
   */
  record AddInstance(String service) implements Disruption {}

  /**
   * An instance of a service is told to end, if it is not the only one.
   *
   * @param service its name
   */
  record RemoveInstance(String service) implements Disruption {}
}
