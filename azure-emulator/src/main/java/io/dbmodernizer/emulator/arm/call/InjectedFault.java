package io.dbmodernizer.emulator.arm.call;

import java.time.Duration;

/**
 * The effect of an injected fault on the delivery of an answer.
 *
 * @param name name of the fault, shown in the log of requests
 * @param delivery whether the caller gets the answer
 * @param closeAfter time after which a withheld connection is closed; zero for other deliveries
 */
public record InjectedFault(String name, Delivery delivery, Duration closeAfter) {

  /** Returns a fault that the caller reads in the answer. */
  public static InjectedFault answered(String name) {
    return new InjectedFault(name, Delivery.ANSWERED, Duration.ZERO);
  }

  /** Returns a fault that closes the connection without an answer. */
  public static InjectedFault dropped(String name) {
    return new InjectedFault(name, Delivery.DROPPED, Duration.ZERO);
  }

  /**
   * Returns a fault that withholds the answer.
   *
   * @param closeAfter time after which the connection is closed
   */
  public static InjectedFault withheld(String name, Duration closeAfter) {
    return new InjectedFault(name, Delivery.WITHHELD, closeAfter);
  }

  /** The way in which an answer is delivered. */
  public enum Delivery {
    /** The caller gets the answer. */
    ANSWERED,
    /** The connection stays open without an answer for a while. Then it is closed. */
    WITHHELD,
    /** The connection is closed without an answer. */
    DROPPED
  }
}
