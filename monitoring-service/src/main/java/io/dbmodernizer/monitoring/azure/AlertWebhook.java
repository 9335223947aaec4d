package io.dbmodernizer.monitoring.azure;

/**
 * A webhook that an action group is to call.
 *
 * @param name of the receiver, unique in the group and free of secrets
 * @param label what people may read: the reference, never the address
 * @param address where it is called; holds a secret, so it is neither stored nor printed
 */
record AlertWebhook(String name, String label, String address) {
  /** Name of this service's own receiver. */
  static final String OWN = "dbmodernizer";

  boolean isOwn() {
    return name.equals(OWN);
  }

  @Override
  public String toString() {
    return label;
  }
}
