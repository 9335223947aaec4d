package io.dbmodernizer.datamover.object;

import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.catalog.UnmovedKind;
import org.jspecify.annotations.Nullable;

/**
 * An object that cannot be moved, because the database does not give its definition or because a
 * target does not take it.
 *
 * @param id its kind and name
 * @param finding the kind of the finding about it
 * @param table the table it belongs to, or null
 * @param reason why it cannot be moved, as a clause that begins with "its" or "it"
 */
public record OpaqueObject(
    ObjectId id, UnmovedKind finding, @Nullable TableName table, String reason)
    implements DatabaseObject {

  /** An object that belongs to no table. */
  public OpaqueObject(ObjectId id, String reason) {
    this(id, id.kind().finding(), null, reason);
  }

  @Override
  public Needs needs() {
    return Needs.NOTHING;
  }
}
