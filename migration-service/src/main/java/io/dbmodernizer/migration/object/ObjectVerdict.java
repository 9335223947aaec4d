package io.dbmodernizer.migration.object;

import io.dbmodernizer.datamover.object.MovableKind;
import io.dbmodernizer.datamover.object.ObjectId;
import io.dbmodernizer.datamover.transfer.ObjectChange;
import io.dbmodernizer.datamover.transfer.ObjectIssue;
import io.dbmodernizer.datamover.transfer.ObjectPlan;
import io.dbmodernizer.events.ObjectTotals;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.runtime.step.Outputs;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.sql.SqlEndpoint;
import io.dbmodernizer.text.Listing;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What has become of the objects of a source, once nothing more can be created.
 *
 * @param plan the plan made from both catalogs at the end
 * @param progress what was created and refused
 * @param sides says what the request accepts
 */
record ObjectVerdict(ObjectPlan plan, ObjectProgress progress, ObjectSides sides) {

  private static final int MOST_NAMED = 5;

  static ObjectVerdict of(ObjectPlan plan, ObjectProgress progress, ObjectSides sides) {
    return new ObjectVerdict(plan, progress, sides);
  }

  /** Returns the result of the step: done, or failed by an object that may not be missing. */
  StepResult result(SqlEndpoint target) {
    List<String> blocking = new ArrayList<>();
    List<ObjectId> subjects = new ArrayList<>();
    Stream.concat(plan.different().stream(), plan.leftOut().stream())
        .filter(issue -> sides.isBlocking(issue.finding()))
        .forEach(
            issue -> {
              subjects.add(issue.id());
              blocking.add(issue.toString());
            });
    Stream.concat(plan.missing().stream(), plan.settings().stream())
        .filter(change -> sides.isBlocking(change.finding()))
        .forEach(
            change -> {
              subjects.add(change.id());
              blocking.add(refusal(change));
            });
    if (!blocking.isEmpty()) {
      return StepResult.failed(
          Reason.SCHEMA_CONFLICT,
          subjects.get(0).fullName(),
          "the "
              + target
              + " lacks objects without which its tables behave differently: "
              + Listing.of(blocking, "; ", MOST_NAMED),
          "Create the objects on the target as they are on the source, or drop what stands in their"
              + " way there; then request a retry.");
    }
    if (progress.denied()) {
      return StepResult.failed(
          Reason.SCHEMA_CONFLICT,
          target.database(),
          "the "
              + target
              + " denies the login "
              + target.login()
              + " a right that creating objects needs: "
              + String.join("; ", progress.refusals()),
          "Use the server's administrator, or make the login a member of db_owner; then request a"
              + " retry.");
    }
    return StepResult.done(detail(), Outputs.of(MoveObjectsStep.TOTALS, totals()));
  }

  private String refusal(ObjectChange change) {
    return progress.refusals().stream()
        .filter(text -> text.startsWith(change.id() + ": "))
        .findFirst()
        .orElse(change.id() + ": the target does not have it, or in another state");
  }

  private String detail() {
    int all = plan.inSource().values().stream().mapToInt(Integer::intValue).sum();
    int equal = plan.equal().values().stream().mapToInt(Integer::intValue).sum();
    StringBuilder text = new StringBuilder();
    text.append(equal).append(" of ").append(all).append(" objects are equal on both sides, ");
    text.append(progress.created()).append(" created here");
    add(text, "refused", plan.missing().stream().map(this::refusal).toList());
    add(text, "different", plan.different().stream().map(ObjectIssue::toString).toList());
    add(text, "in another state", plan.settings().stream().map(c -> c.id().toString()).toList());
    add(text, "left out", plan.leftOut().stream().map(ObjectIssue::toString).toList());
    return text.toString();
  }

  private static void add(StringBuilder text, String what, List<String> things) {
    if (!things.isEmpty()) {
      text.append("; ").append(things.size()).append(' ').append(what).append(": ");
      text.append(Listing.of(things, "; ", MOST_NAMED));
    }
  }

  /** Returns one record for each kind that the source has. */
  List<ObjectTotals> totals() {
    List<ObjectTotals> totals = new ArrayList<>();
    plan.counts()
        .forEach(
            (kind, count) ->
                totals.add(
                    ObjectTotals.newBuilder()
                        .setKind(kind.name())
                        .setInSource(count.inSource())
                        .setEqual(count.equal())
                        .setDifferent(count.different() + count.inAnotherState())
                        .setRefused(count.missing())
                        .setLeftOut(count.leftOut())
                        .setExplanation(explanation(kind))
                        .build()));
    return totals;
  }

  private String explanation(MovableKind kind) {
    List<String> sentences = new ArrayList<>();
    plan.missing().stream()
        .filter(change -> change.id().kind() == kind)
        .map(this::refusal)
        .forEach(sentences::add);
    Stream.concat(plan.different().stream(), plan.leftOut().stream())
        .filter(issue -> issue.id().kind() == kind)
        .map(ObjectIssue::toString)
        .forEach(sentences::add);
    plan.settings().stream()
        .filter(change -> change.id().kind() == kind)
        .map(change -> change.id() + ": it is in another state")
        .forEach(sentences::add);
    return Listing.of(sentences, "; ", MOST_NAMED);
  }
}
