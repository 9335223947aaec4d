package io.dbmodernizer.migration.factory;

/** A builder of ADO.NET connection strings. No value can add a setting of its own. */
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

  /** Returns the connection string. It is a secret if it contains a password. */
  String secret() {
    return text.toString();
  }

  /** Returns a fixed text, because the connection string may be a secret. */
  @Override
  public String toString() {
    return "ConnectionText[…]";
  }
}
