package io.dbmodernizer.migration.object;

import io.dbmodernizer.datamover.dialect.SqlFailureKind;
import io.dbmodernizer.datamover.dialect.SqlFailures;
import io.dbmodernizer.datamover.transfer.ObjectChange;
import io.dbmodernizer.datamover.transfer.ObjectCreator;
import io.dbmodernizer.migration.table.TimeSlice;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * One pass over the missing objects. An object that the target refuses is passed over, and tried
 * again in the next pass if this one has created something.
 */
final class ObjectPass {

  private static final int LONGEST_REFUSAL = 300;

  private ObjectPass() {}

  /**
   * Goes on with a pass until it ends or the slice is over; at least one object is tried.
   *
   * @param missing the missing objects of a plan made now
   * @throws SQLException if the server does not answer
   */
  static ObjectProgress run(
      Connection target, List<ObjectChange> missing, ObjectProgress before, TimeSlice slice)
      throws SQLException {
    int position = before.position(missing.size());
    ObjectProgress progress = before.from(position);
    int tried = 0;
    for (ObjectChange change : missing.subList(position, missing.size())) {
      progress = create(target, change, progress);
      tried++;
      if (slice.isOver()) {
        break;
      }
    }
    boolean ended = position + tried == missing.size();
    return ended && progress.progressed() ? progress.nextPass() : progress;
  }

  /** Sets positions and states; what the target refuses stays a difference. */
  static ObjectProgress set(Connection target, List<ObjectChange> settings, ObjectProgress before)
      throws SQLException {
    ObjectProgress progress = before;
    for (ObjectChange change : settings) {
      try {
        ObjectCreator.run(target, change.script());
      } catch (SQLException e) {
        progress = refused(change, e, progress).from(before.refused());
      }
    }
    return progress.withSet();
  }

  private static ObjectProgress create(
      Connection target, ObjectChange change, ObjectProgress progress) throws SQLException {
    try {
      ObjectCreator.run(target, change.script());
      return progress.oneCreated();
    } catch (SQLException e) {
      return refused(change, e, progress);
    }
  }

  private static ObjectProgress refused(
      ObjectChange change, SQLException failure, ObjectProgress progress) throws SQLException {
    SqlFailureKind kind = SqlFailures.classify(failure);
    if (kind.isOfServer()) {
      throw failure;
    }
    String text = change.id() + ": " + failure.getMessage();
    return progress.oneRefused(
        change.id() + ": ",
        text.length() > LONGEST_REFUSAL ? text.substring(0, LONGEST_REFUSAL) + "…" : text,
        kind == SqlFailureKind.PERMISSION_DENIED);
  }
}
