package io.dbmodernizer.provisioner;

import io.dbmodernizer.emulator.AzureEmulator;
import io.dbmodernizer.emulator.EmulatorOptions;
import io.dbmodernizer.emulator.requestlog.LoggedRequest;
import io.dbmodernizer.emulator.time.ManualClock;
import io.dbmodernizer.events.BackupEnabled;
import io.dbmodernizer.events.BackupRemoved;
import io.dbmodernizer.events.MigrationCompleted;
import io.dbmodernizer.events.MigrationRemoved;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.MonitoringEnabled;
import io.dbmodernizer.events.MonitoringRemoved;
import io.dbmodernizer.events.ProgressState;
import io.dbmodernizer.provisioner.azure.AzureClients;
import io.dbmodernizer.runtime.azure.AzureErrors;
import io.dbmodernizer.runtime.azure.TestAzure;
import io.dbmodernizer.runtime.engine.StageRun;
import io.dbmodernizer.runtime.retry.TestRetries;
import io.dbmodernizer.sql.SqlConnections;
import io.dbmodernizer.sql.SqlFailureClassifier;
import io.dbmodernizer.state.StageState;
import io.dbmodernizer.testsupport.request.TestCommands;
import io.dbmodernizer.testsupport.request.TestRequests;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;

/** The whole stage on the emulator, both in one virtual time; the other stages are events. */
final class ProvisionerWalk implements AutoCloseable {
  /** Who the service is to the emulator: its static token names nobody else. */
  static final String PRINCIPAL = "static-token";

  private static final Duration PATIENCE = Duration.ofHours(6);

  private final ManualClock clock = ManualClock.atPresent();
  private final SqlConnections source;
  private final AzureEmulator emulator;
  private final AzureClients clients;
  private final List<SpecificRecord> events = new ArrayList<>();
  private StageRun run;
  private long mark;

  ProvisionerWalk() throws IOException {
    this(Prerequisites.source());
  }

  /** With a source of its own. */
  ProvisionerWalk(SqlConnections source) throws IOException {
    this.source = source;
    emulator =
        AzureEmulator.start(
            EmulatorOptions.defaults().withStaticToken(TestAzure.TOKEN).withClock(clock));
    clients = new AzureClients(TestAzure.connect(emulator.baseUri(), emulator.certificatePem()));
    run = stage();
  }

  private StageRun stage() {
    return new StageRun(
        ProvisionerStage.of(clients, TestRequests.secrets(), source),
        List.of(new SqlFailureClassifier(TestRequests.secrets()), new AzureErrors()),
        TestRetries.HALF_AN_HOUR,
        clock);
  }

  /** Begins anew, with another migration. */
  void another() {
    run = stage();
    events.clear();
  }

  AzureEmulator emulator() {
    return emulator;
  }

  AzureClients clients() {
    return clients;
  }

  StageRun run() {
    return run;
  }

  StageState state() {
    return run.state().orElseThrow();
  }

  /** The stage takes an event. */
  void receive(SpecificRecord event) {
    events.addAll(run.receive(event));
  }

  /** Forgets what was sent so far. */
  void forget() {
    mark = emulator.requests().lastSequence();
  }

  /** What was sent to the emulator and not forgotten. */
  List<LoggedRequest> requests() {
    return emulator.requests().since(mark);
  }

  /** What was published of one type since the migration began. */
  <T> List<T> events(Class<T> type) {
    return events.stream().filter(type::isInstance).map(type::cast).toList();
  }

  /** Provisions, and lets the other stages complete. */
  void complete(MigrationRequested request) throws InterruptedException {
    receive(request);
    until(state -> state.getState() == ProgressState.DONE);
    receive(new MigrationCompleted());
    receive(new BackupEnabled());
    receive(new MonitoringEnabled());
  }

  /** Tears down, with the other stages having removed theirs. */
  void tearDown(String migrationId) throws InterruptedException {
    receive(TestCommands.teardown(migrationId, true));
    receive(new MigrationRemoved());
    receive(new BackupRemoved());
    receive(new MonitoringRemoved());
    until(state -> state.getProcedure().equals("remove") && state.getState() == ProgressState.DONE);
  }

  /** Runs what is due, letting time pass as far as it is needed, until the state is as wanted. */
  void until(Predicate<StageState> reached) throws InterruptedException {
    Instant end = clock.instant().plus(PATIENCE);
    while (!reached.test(state())) {
      StageState state = state();
      if (state.getState() == ProgressState.FAILED) {
        throw new AssertionError("the stage failed: " + state.getFailure());
      }
      Instant due = run.nextDue().orElseThrow(() -> new AssertionError("nothing is due: " + state));
      if (due.isAfter(end)) {
        throw new AssertionError("it does not come: " + state);
      }
      Duration ahead = Duration.between(clock.instant(), due);
      clock.advance(ahead.isNegative() ? Duration.ZERO : ahead);
      events.addAll(run.runDue());
    }
  }

  @Override
  public void close() throws IOException {
    emulator.close();
  }
}
