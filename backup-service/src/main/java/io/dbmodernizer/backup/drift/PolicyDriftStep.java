package io.dbmodernizer.backup.drift;

import io.dbmodernizer.backup.retention.LongTermPolicy;
import io.dbmodernizer.backup.retention.PolicyKind;
import io.dbmodernizer.backup.retention.ShortTermPolicy;
import io.dbmodernizer.backup.retention.SqlClients;
import io.dbmodernizer.backup.retention.TargetDatabase;
import io.dbmodernizer.events.BackupDriftDetected;
import io.dbmodernizer.events.BackupDriftResolved;
import io.dbmodernizer.runtime.azure.ArmResponse;
import io.dbmodernizer.runtime.azure.AzureConnection;
import io.dbmodernizer.runtime.azure.AzureErrors;
import io.dbmodernizer.runtime.azure.Difference;
import io.dbmodernizer.runtime.azure.OperationStatus;
import io.dbmodernizer.runtime.azure.resource.Demand;
import io.dbmodernizer.runtime.step.Step;
import io.dbmodernizer.runtime.step.StepContext;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.state.Operation;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;

/**
 * The upkeep step that compares both retention policies with the request at an interval. It
 * publishes one event for each drift. If the request says so, it writes the policies again, each at
 * most once per check, on a database that this migration created. It publishes the drift as
 * resolved when the policies are as requested again. Another user may have put them back.
 */
public final class PolicyDriftStep implements Step {
  /** Name of the step. */
  public static final String NAME = "policy-drift";

  private final AzureConnection azure;
  private final List<PolicyKind<?>> kinds;
  private final Duration interval;

  /**
   * Creates the step.
   *
   * @param clients clients of the Azure SDK
   * @param interval time between two checks
   */
  public PolicyDriftStep(SqlClients clients, Duration interval) {
    this.azure = clients.connection();
    this.kinds = List.of(new ShortTermPolicy(azure.rest()), new LongTermPolicy(clients));
    this.interval = interval;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public StepResult run(StepContext context) {
    Optional<DriftCheckpoint> checkpoint = DriftCheckpoint.of(context);
    if (checkpoint.isEmpty()) {
      // The stage has just read both policies back.
      return waitForNextCheck(DriftCheckpoint.NONE, "retention policies are as set");
    }
    Optional<Operation> operation = context.operation();
    if (operation.isPresent()) {
      OperationStatus status = azure.operations().poll(operation.get(), context.now());
      if (status instanceof OperationStatus.Running running) {
        return StepResult.polling(
            50, "a retention policy is being put back", running.pollAfter(), operation.get());
      }
      if (status instanceof OperationStatus.Failed failed) {
        return AzureErrors.operationFailed(
            "retention policy of database " + TargetDatabase.of(context).name(), failed);
      }
    }
    return check(context, checkpoint.get());
  }

  private StepResult check(StepContext context, DriftCheckpoint checkpoint) {
    TargetDatabase target = TargetDatabase.of(context);
    List<PolicyDrift<?>> drifts = drifts(context, target);
    if (drifts.isEmpty()) {
      StepResult.InProgress next =
          waitForNextCheck(checkpoint.withoutOpenDrift(), "retention policies are as set");
      return checkpoint.hasOpenDrift()
          ? next.with(
              StepResult.InterimResults.events(resolved(checkpoint, howResolved(checkpoint))))
          : next;
    }
    List<String> differences = drifts.stream().flatMap(drift -> drift.texts().stream()).toList();
    String observed = String.join("; ", differences);
    boolean correct = context.request().getBackup().getCorrectDrift() && target.owned();
    if (checkpoint.hasOpenDrift()
        && (checkpoint.corrected() || checkpoint.observed().equals(observed))) {
      return correct
          ? correct(context, target, drifts, checkpoint)
          : waitForNextCheck(checkpoint, differ(observed));
    }
    DriftCheckpoint opened =
        checkpoint.withOpenDrift(driftId(context, checkpoint, observed), observed);
    List<SpecificRecord> events = new ArrayList<>();
    if (checkpoint.hasOpenDrift()) {
      events.add(
          resolved(checkpoint, "the policy was changed again, see drift " + opened.driftId()));
    }
    events.add(
        BackupDriftDetected.newBuilder()
            .setDriftId(opened.driftId())
            .setDifferences(differences)
            .setCorrected(correct)
            .build());
    StepResult.InterimResults found =
        StepResult.InterimResults.events(events.toArray(SpecificRecord[]::new));
    return correct
        ? StepResult.inProgress(10, differ(observed), Duration.ZERO)
            .withCheckpoint(opened)
            .with(found)
        : waitForNextCheck(opened, differ(observed)).with(found);
  }

  private StepResult correct(
      StepContext context,
      TargetDatabase target,
      List<PolicyDrift<?>> drifts,
      DriftCheckpoint checkpoint) {
    for (PolicyDrift<?> drift : drifts) {
      if (drift.canBeWritten() && !checkpoint.written().contains(drift.label())) {
        ArmResponse answer = drift.write(target);
        Optional<Operation> accepted = answer.operation(context.now());
        return new StepResult.InProgress(
                30,
                drift.label() + " is being put back",
                accepted.isPresent()
                    ? answer.retryAfter().orElse(azure.rest().pollInterval())
                    : Duration.ZERO,
                accepted.orElse(null),
                null,
                List.of())
            .withCheckpoint(checkpoint.withWritten(drift.label()));
      }
    }
    return waitForNextCheck(
        checkpoint.withNothingWritten(),
        "retention policies were put back but differ again, see the open drift");
  }

  private List<PolicyDrift<?>> drifts(StepContext context, TargetDatabase target) {
    List<PolicyDrift<?>> drifts = new ArrayList<>();
    for (PolicyKind<?> kind : kinds) {
      if (kind.demand(context.request()) instanceof Demand.Requested) {
        drift(kind, context, target).ifPresent(drifts::add);
      }
    }
    return drifts;
  }

  private static <P> Optional<PolicyDrift<P>> drift(
      PolicyKind<P> kind, StepContext context, TargetDatabase target) {
    P wanted = kind.wanted(context.request().getBackup());
    Optional<P> observed = kind.read(target);
    if (observed.isEmpty()) {
      return Optional.of(
          new PolicyDrift<>(
              kind, wanted, null, List.of(Difference.immutable("database", "there", "gone"))));
    }
    List<Difference> differences = kind.differences(target, wanted, observed.get());
    return differences.isEmpty()
        ? Optional.empty()
        : Optional.of(new PolicyDrift<>(kind, wanted, observed.get(), differences));
  }

  private StepResult.InProgress waitForNextCheck(DriftCheckpoint checkpoint, String detail) {
    return StepResult.inProgress(100, detail, interval)
        .withCheckpoint(checkpoint.withNothingWritten());
  }

  private static String differ(String observed) {
    return "retention policies differ from what was set: " + observed;
  }

  private static String howResolved(DriftCheckpoint checkpoint) {
    return checkpoint.corrected()
        ? "the backup service has put the policy back"
        : "another user has put the policy back";
  }

  private static BackupDriftResolved resolved(DriftCheckpoint checkpoint, String explanation) {
    return BackupDriftResolved.newBuilder()
        .setDriftId(checkpoint.driftId())
        .setExplanation(explanation)
        .build();
  }

  /** Returns the id of a drift. A repeated run gives the same id, a later drift another one. */
  private static String driftId(StepContext context, DriftCheckpoint checkpoint, String observed) {
    String text = context.migrationId() + "|" + checkpoint.number() + "|" + observed;
    return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
