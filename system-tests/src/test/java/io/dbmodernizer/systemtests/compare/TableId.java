package io.dbmodernizer.systemtests.compare;

/**
 * A table by schema and name.
 *
 * @param schema its schema
 * @param name its name
 */
public record TableId(String schema, String name) {

  /** As SQL has it, in double quotes. */
  public String quoted() {
    return "\"" + schema + "\".\"" + name + "\"";
  }

  /** As events have it: {@code [schema].[table]}. */
  @Override
  public String toString() {
    return "[" + schema + "].[" + name + "]";
  }
}
