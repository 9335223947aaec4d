package io.dbmodernizer.monitoring.azure;

/**
 * A webhook that an action group calls.
 *
 * @param name name of the receiver, unique in the action group and without secrets
 * @param label text for people: the reference, never the address
 * @param address address that is called; it has a secret, so it is neither stored nor printed
 */
record AlertWebhook(String name, String label, String address) {
  /** Name of the receiver of this service. */
  static final String OWN = "dbmodernizer";

  /** Returns whether the webhook is the receiver of this service. */
  boolean isOwn() {
    return name.equals(OWN);
  }

  @Override
  public String toString() {
    return label;
  }
}
