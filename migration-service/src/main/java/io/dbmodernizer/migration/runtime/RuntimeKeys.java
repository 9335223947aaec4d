package io.dbmodernizer.migration.runtime;

/**
 * The keys by which a node registers with a self-hosted integration runtime. They are secrets:
 * shown to the person who asks, and put nowhere.
 *
 * @param runtime name of the runtime, as people know it
 * @param authKey1 first key
 * @param authKey2 second key, which works like the first
 */
public record RuntimeKeys(String runtime, String authKey1, String authKey2) {

  /** The runtime only. */
  @Override
  public String toString() {
    return "RuntimeKeys[" + runtime + "]";
  }
}
