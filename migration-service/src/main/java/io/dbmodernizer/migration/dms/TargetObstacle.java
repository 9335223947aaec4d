package io.dbmodernizer.migration.dms;

import io.dbmodernizer.datamover.catalog.Table;
import io.dbmodernizer.datamover.catalog.UnmovedObject;
import io.dbmodernizer.datamover.rights.CheckedRight;
import io.dbmodernizer.events.ExistingRows;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.runtime.step.StepResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An object or rows on the target that a copy must not touch.
 *
 * @param subject the first object concerned
 * @param message the problem
 * @param remedy what to do about it
 */
public record TargetObstacle(String subject, String message, String remedy) {
  private static final int MOST_NAMED = 5;

  /**
   * Lists the obstacles to a copy.
   *
   * @param own true if this migration copied into the tables before, so that their rows belong to
   *     it
   */
  static List<TargetObstacle> of(TargetContents contents, MigrationRequested request, boolean own) {
    List<TargetObstacle> obstacles = new ArrayList<>();
    if (!contents.claims().isEmpty()) {
      obstacles.add(
          new TargetObstacle(
              contents.claims().keySet().iterator().next().toString(),
              "other migrations copy into tables of the target: "
                  + listed(
                      contents.claims().entrySet().stream()
                          .map(claim -> claim.getKey() + " belongs to " + claim.getValue())
                          .toList()),
              "Wait for the end of the other migration or cancel it, then request a retry; or choose"
                  + " another target database."));
    }
    for (CheckedRight right : contents.rights().missing()) {
      obstacles.add(
          new TargetObstacle(
              right.missing().get(0).object(),
              "the target cannot be compared: " + right.consequence(contents.rights().login()),
              right.instruction() + " Then request a retry."));
    }
    if (!contents.triggers().isEmpty()) {
      UnmovedObject first = contents.triggers().get(0);
      obstacles.add(
          new TargetObstacle(
              first.name(),
              "triggers of the target's tables fire while rows are deleted and copied: "
                  + listed(contents.triggers().stream().map(TargetObstacle::described).toList()),
              "Disable or drop the triggers during the copy, then request a retry."));
    }
    boolean allowed = request.getMigration().getExistingRows() == ExistingRows.REPLACE;
    if (!own && !allowed && !contents.withRows().isEmpty()) {
      obstacles.add(
          new TargetObstacle(
              contents.withRows().get(0).name().toString(),
              "tables on the target hold rows that this migration did not copy: "
                  + names(contents.withRows()),
              "Empty the tables and request a retry, or publish the request under a new migrationId"
                  + " with migration.existingRows REPLACE, which deletes the rows."));
    }
    if (!contents.outsiders().isEmpty()) {
      obstacles.add(
          new TargetObstacle(
              contents.outsiders().get(0).name().toString(),
              "tables on the target that are not part of the migration hold rows that refer to rows"
                  + " that a copy would delete: "
                  + names(contents.outsiders()),
              "Drop these foreign keys or empty these tables, then request a retry."));
    }
    return obstacles;
  }

  /** Returns the rows that a copy deletes because the request allows it; empty without rows. */
  static Optional<TargetObstacle> ofReplacedRows(TargetContents contents) {
    return contents.withRows().isEmpty()
        ? Optional.empty()
        : Optional.of(
            new TargetObstacle(
                contents.withRows().get(0).name().toString(),
                "migration.existingRows REPLACE deletes the rows of "
                    + contents.withRows().size()
                    + " tables on the target: "
                    + names(contents.withRows()),
                "Keep a copy of these rows if you need them, or name another target database."));
  }

  /** Returns the failure of a step that meets obstacles. */
  static StepResult.Failed failure(List<TargetObstacle> obstacles) {
    return StepResult.failed(
        Reason.RESOURCE_CONFLICT,
        obstacles.get(0).subject(),
        obstacles.stream().map(TargetObstacle::message).collect(Collectors.joining("; "))
            + "; nothing was deleted",
        obstacles.get(0).remedy());
  }

  private static String described(UnmovedObject trigger) {
    return trigger.name() + (trigger.table() == null ? "" : " on " + trigger.table());
  }

  private static String names(List<Table> tables) {
    return listed(tables.stream().map(table -> table.name().toString()).toList());
  }

  private static String listed(List<String> names) {
    int more = names.size() - MOST_NAMED;
    return names.stream().limit(MOST_NAMED).collect(Collectors.joining(", "))
        + (more > 0 ? " and " + more + " more" : "");
  }
}
