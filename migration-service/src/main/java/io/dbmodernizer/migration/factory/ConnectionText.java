package io.dbmodernizer.migration.factory;

/** Builds connection strings of ADO.NET in which no value can add a setting of its own. */
final class ConnectionText {
  private final StringBuilder text = new StringBuilder();

  /** Adds a setting. */
  ConnectionText with(String name, String value) {
    if (!text.isEmpty()) {
      text.append(';');
    }
    text.append(name).append("='").append(value.replace("'", "''")).append('\'');
    return this;
  }

  /** The connection string; a secret if a password is in it. */
  String secret() {
    return text.toString();
  }

  /** Nothing of it. */
  @Override
  public String toString() {
    return "ConnectionText[…]";
  }
}
