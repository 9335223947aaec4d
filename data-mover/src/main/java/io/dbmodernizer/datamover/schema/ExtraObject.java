package io.dbmodernizer.datamover.schema;

/**
 * Something on the target that the source does not have.
 *
 * @param kind what it is, in words
 * @param objectName the object, for people
 * @param changesBehaviour whether reads or writes of a moved table give other results because of it
 */
public record ExtraObject(String kind, String objectName, boolean changesBehaviour) {

  @Override
  public String toString() {
    return kind + " " + objectName;
  }
}
