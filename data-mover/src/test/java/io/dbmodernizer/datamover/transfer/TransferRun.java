package io.dbmodernizer.datamover.transfer;

import io.dbmodernizer.datamover.TestDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Moves the objects of one database to another one, as often as something moves. */
final class TransferRun {

  private TransferRun() {}

  static ObjectPlan plan(TestDatabase source, TestDatabase target) throws SQLException {
    return ObjectPlanner.plan(
        ObjectSide.read(source.connection()),
        ObjectSide.read(target.connection()),
        source.tableNames(),
        false);
  }

  /**
   * Creates what is missing until nothing more can be created.
   *
   * @return the refusals of the last pass
   */
  static List<String> move(TestDatabase source, TestDatabase target) throws SQLException {
    List<String> refused;
    boolean progress;
    do {
      refused = new ArrayList<>();
      progress = false;
      ObjectPlan plan = plan(source, target);
      ObjectCreator.createSchemas(target.connection(), plan, ObjectSide.read(target.connection()));
      for (ObjectChange change : plan.missing()) {
        try {
          ObjectCreator.run(target.connection(), change.script());
          progress = true;
        } catch (SQLException e) {
          refused.add(change.id() + ": " + e.getMessage());
        }
      }
    } while (progress);
    for (ObjectChange change : plan(source, target).settings()) {
      ObjectCreator.run(target.connection(), change.script());
    }
    return refused;
  }
}
