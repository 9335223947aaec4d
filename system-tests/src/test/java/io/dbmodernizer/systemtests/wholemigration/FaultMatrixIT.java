package io.dbmodernizer.systemtests.wholemigration;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.emulator.EmulatorOptions;
import io.dbmodernizer.emulator.fault.FaultKind;
import io.dbmodernizer.emulator.fault.FiredFault;
import io.dbmodernizer.emulator.requestlog.LoggedRequest;
import io.dbmodernizer.events.Failure;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every kind of fault in every write of every step. For each kind, one migration with all options
 * runs, and the fault occurs once in every write. A step recovers, or its stage fails with a reason
 * and a remedy and continues after a retry. At the end everything exists once, and the teardown
 * leaves the emulator as it was.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("deep")
class FaultMatrixIT {
  private static final String COPY = "migration/copy";
  private static final String MODEL = "model";

  /** The id in names, followed by a digest in some of them. */
  private static final String NAMED_AFTER_MODEL = MODEL + "([-_][0-9a-f]{8})?";

  private static final Set<Reason> UNEXPLAINED = Set.of(Reason.UNSPECIFIED, Reason.INTERNAL_ERROR);

  @TempDir static Path folder;

  private VirtualPlatform platform;
  private MigrationRequests requests;
  private Map<String, Map<String, String>> writesByStep;
  private Set<String> longRunning;
  private final FaultTable table = new FaultTable();

  @BeforeAll
  void migrateWithoutFaults() throws Exception {
    platform = new VirtualPlatform(folder, EmulatorOptions.defaults());
    requests = new MigrationRequests(platform);
    platform.createSource("orders");
    MigrationRun migration = platform.newMigration();
    StepWrites writes = new StepWrites(platform.emulator().requests());
    migration.stages().forEach(writes::watch);
    MigrationLifecycle.complete(migration, requests.hyperscale(MODEL, "orders"));
    writesByStep = new LinkedHashMap<>(writes.stepByWrite());
    longRunning = Set.copyOf(writes.longRunning());
    MigrationLifecycle.tearDown(migration, MODEL);
  }

  @AfterAll
  void print() throws IOException {
    System.out.println(table);
    platform.close();
  }

  static List<Fault> faults() {
    return List.of(
        new Fault("429", FaultKind.STATUS_429, false),
        new Fault("500", FaultKind.STATUS_500, false),
        new Fault("503", FaultKind.STATUS_503, false),
        new Fault("timeout", FaultKind.TIMEOUT, false),
        new Fault("dropped", FaultKind.DROPPED_CONNECTION, false),
        new Fault("answer lost", FaultKind.DROPPED_CONNECTION, true),
        new Fault("conflict", FaultKind.CONFLICTING_OPERATION, false),
        new Fault("failed", FaultKind.OPERATION_FAILED, false),
        new Fault("stuck", FaultKind.OPERATION_STUCK, false));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void everyWriteStruckOnceEndsRightAndLeavesNothing(Fault fault) throws Exception {
    // Given
    String id = "m-" + fault.title().replace(' ', '-');
    SortedMap<String, String> before = platform.emulator().resources();
    int firedBefore = platform.emulator().faults().fired().size();
    long requestsBefore = platform.emulator().requests().lastSequence();
    strikeEveryWrite(fault);
    MigrationRun migration = platform.newMigration();
    MigrationRequested request = requests.hyperscale(id, "orders");

    // When
    List<MigrationLifecycle.GivenUp> failures =
        MigrationLifecycle.complete(migration, request, this::endWhatIsStuck);
    platform.emulator().faults().clear();
    List<FiredFault> fired =
        platform.emulator().faults().fired().stream().skip(firedBefore).toList();
    List<LoggedRequest> sent = platform.emulator().requests().since(requestsBefore);
    MigrationLifecycle.tearDown(migration, id);

    // Then
    System.out.println(fault + ": " + fired.size() + " struck, " + failures.size() + " given up");
    record(fault, id, fired, failures);
    assertThat(fired).isNotEmpty();
    assertThat(failures)
        .extracting(MigrationLifecycle.GivenUp::failure)
        .allSatisfy(FaultMatrixIT::hasReasonAndRemedy);
    assertThat(createdTwice(sent, fault)).isEmpty();
    EmulatorContents.assertSame(platform.emulator().resources(), before);
  }

  @Test
  void matrixHasARowForEveryStepThatWritesLongRunningOnesAmongThem() {
    assertThat(writesByStep.keySet()).hasSizeGreaterThan(20).containsAll(longRunning);
    assertThat(longRunning).hasSizeGreaterThan(10);
  }

  /** Ends hanging operations in Azure, as an operator would. */
  private void endWhatIsStuck() {
    platform
        .emulator()
        .faults()
        .fired()
        .forEach(fired -> platform.emulator().faults().remove(fired.rule()));
  }

  private void strikeEveryWrite(Fault fault) {
    for (Map.Entry<String, Map<String, String>> step : writesByStep.entrySet()) {
      // A silence costs real time, so it strikes only where an operation is at stake.
      boolean struck = fault.kind() != FaultKind.TIMEOUT || longRunning.contains(step.getKey());
      if (fault.kind() == FaultKind.OPERATION_STUCK && step.getKey().equals(COPY)) {
        // A copy has no time limit: one that hangs raises an alert as stalled and is cancelled.
        struck = false;
      }
      for (String write : struck ? step.getValue().keySet() : Set.<String>of()) {
        String[] methodAndPath = write.split(" ", 2);
        platform.emulator().faults().add(fault.rule(methodAndPath[0], renamed(methodAndPath[1])));
      }
    }
  }

  /** Returns the path of the same resource in another migration, whose id is part of the names. */
  private static String renamed(String path) {
    return path.replaceAll(NAMED_AFTER_MODEL, "*");
  }

  private void record(
      Fault fault, String id, List<FiredFault> fired, List<MigrationLifecycle.GivenUp> failures) {
    writesByStep.forEach(
        (step, writes) -> {
          boolean struck =
              fired.stream().anyMatch(f -> writes.keySet().stream().anyMatch(w -> means(w, f)));
          String name = step.substring(step.indexOf('/') + 1);
          List<Reason> reasons =
              failures.stream()
                  .map(MigrationLifecycle.GivenUp::failure)
                  .filter(failure -> failure.getStep().equals(name))
                  .map(Failure::getReason)
                  .distinct()
                  .toList();
          table.put(
              step,
              fault.title(),
              !struck ? "-" : reasons.isEmpty() ? "recovers" : "retry: " + text(reasons));
        });
  }

  private static boolean means(String write, FiredFault fired) {
    String[] methodAndPath = write.split(" ", 2);
    return methodAndPath[0].equals(fired.method())
        && fired.path().matches("(?i)" + methodAndPath[1].replaceAll(NAMED_AFTER_MODEL, ".*"));
  }

  private static String text(List<Reason> reasons) {
    return reasons.stream()
        .map(reason -> reason.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(","));
  }

  private static void hasReasonAndRemedy(Failure failure) {
    assertThat(failure.getReason()).isNotIn(UNEXPLAINED);
    assertThat(failure.getRemedy()).isNotBlank();
    assertThat(failure.getStep()).isNotBlank();
  }

  /** Returns the resources that Azure has created more than once. */
  private static Set<String> createdTwice(List<LoggedRequest> sent, Fault fault) {
    Set<String> once = new TreeSet<>();
    Set<String> twice = new TreeSet<>();
    List<LoggedRequest> creations =
        sent.stream()
            .filter(r -> r.method().equals("PUT") && (r.status() == 201 || r.status() == 202))
            .toList();
    for (LoggedRequest creation : new ArrayList<>(creations)) {
      if (!once.add(creation.path()) && fault.kind() != FaultKind.OPERATION_FAILED) {
        twice.add(creation.path());
      }
    }
    return twice;
  }
}
