package io.dbmodernizer.datamover.transfer;

import io.dbmodernizer.datamover.catalog.UnmovedKind;
import io.dbmodernizer.datamover.object.ObjectId;

/**
 * An object that is not on the target as it is on the source.
 *
 * @param id the object
 * @param finding the kind of the finding about it
 * @param reason why, as a clause about the object
 */
public record ObjectIssue(ObjectId id, UnmovedKind finding, String reason) {

  /** Returns object and reason, for messages. */
  @Override
  public String toString() {
    return id + ": " + reason;
  }
}
