package io.dbmodernizer.datamover.schema;

/**
 * An object that only the target has.
 *
 * @param kind the kind of object, in words
 * @param objectName the object, for people
 * @param changesBehaviour true if reads or writes of a moved table give other results because of it
 */
public record ExtraObject(String kind, String objectName, boolean changesBehaviour) {

  /** Returns kind and name, for messages. */
  @Override
  public String toString() {
    return kind + " " + objectName;
  }
}
