package io.dbmodernizer.runtime.command;

import io.dbmodernizer.events.MigrationEngine;
import io.dbmodernizer.events.MigrationRequested;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the rules for commands look at in a migration.
 *
 * @param removed whether everything that it created has been removed
 * @param removing whether its removal has begun, also if it has failed or ended
 * @param refused whether its request broke a rule, so that nothing was created
 * @param provisioned whether the target is published, so that all stages have begun
 * @param running names of the stages that are running
 * @param failed whether a stage has failed, in its work or in its removal
 * @param ownsDatabase whether it created the database, so that a teardown removes it with its data
 * @param copied whether the rows are on the target and compared
 * @param engine engine that copies the rows; null if not known, which allows what any engine allows
 * @param request the request; null if not known, so that fields are not compared with it
 */
public record MigrationCondition(
    boolean removed,
    boolean removing,
    boolean refused,
    boolean provisioned,
    List<String> running,
    boolean failed,
    boolean ownsDatabase,
    boolean copied,
    @Nullable MigrationEngine engine,
    @Nullable MigrationRequested request) {

  /** Copies the list. */
  public MigrationCondition {
    running = List.copyOf(running);
  }
}
