package io.dbmodernizer.emulator.arm;

/**
 * What a fault did to a request.
 *
 * @param fault name of the fault, for the log of requests
 * @param delivery whether the caller gets an answer
 */
public record Disturbance(String fault, Delivery delivery) {

  /** Whether an answer goes out. */
  public enum Delivery {
    /** The caller gets the answer. */
    ANSWERED,
    /** The connection stays open and silent for a while. */
    WITHHELD,
    /** The connection is closed without an answer. */
    DROPPED
  }
}
