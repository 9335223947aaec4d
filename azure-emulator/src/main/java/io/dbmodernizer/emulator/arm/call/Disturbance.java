package io.dbmodernizer.emulator.arm.call;

import java.time.Duration;

/**
 * What a fault did to a request.
 *
 * @param fault name of the fault, for the log of requests
 * @param delivery whether the caller gets an answer
 * @param silence how long a withheld connection stays open; zero for the other kinds
 */
public record Disturbance(String fault, Delivery delivery, Duration silence) {

  /** Returns a disturbance that the caller reads in the answer. */
  public static Disturbance answered(String fault) {
    return new Disturbance(fault, Delivery.ANSWERED, Duration.ZERO);
  }

  /** Returns a disturbance that closes the connection. */
  public static Disturbance dropped(String fault) {
    return new Disturbance(fault, Delivery.DROPPED, Duration.ZERO);
  }

  /** Returns a disturbance that keeps the caller waiting. */
  public static Disturbance withheld(String fault, Duration silence) {
    return new Disturbance(fault, Delivery.WITHHELD, silence);
  }

  /** Whether an answer goes out. */
  public enum Delivery {
    /** The caller gets the answer. */
    ANSWERED,
    /** The connection stays open and silent for a while, then it is closed. */
    WITHHELD,
    /** The connection is closed without an answer. */
    DROPPED
  }
}
