package io.dbmodernizer.systemtests.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dbmodernizer.events.MigrationEngine;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.MigrationState;
import io.dbmodernizer.events.ProgressState;
import io.dbmodernizer.events.StepProgressed;
import io.dbmodernizer.systemtests.platform.Pipeline;
import io.dbmodernizer.systemtests.platform.SeparatePipeline;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The spans of one migration in four processes, one of which is restarted in the middle. */
class TracingST {
  private static final SpanReceiver RECEIVER = new SpanReceiver();
  private static final Set<String> UPKEEP = Set.of("policy-drift", "synchronization-runs");

  @RegisterExtension
  static final SeparatePipeline PLATFORM =
      new SeparatePipeline("--dbmodernizer.tracing.endpoint=" + RECEIVER.endpoint());

  @AfterAll
  static void close() {
    RECEIVER.close();
  }

  @Test
  void aMigrationIsOneTraceInFourServicesAndOverARestart(Pipeline pipeline) throws Exception {
    // Given
    MigrationRequested request =
        pipeline.request("traced", pipeline.createSource("Traced", 4_000).name());
    request.getMigration().setEngine(MigrationEngine.DMS);

    // When
    pipeline.producer().publish(request);
    await("spans of the copy").atMost(Pipeline.PATIENCE).until(() -> count("copy") > 1);
    pipeline.platform().stopService("migration");
    pipeline.platform().startService("migration", 1);
    pipeline.awaitState("traced", MigrationState.COMPLETED);
    List<StepProgressed> done =
        pipeline.events().of("traced", StepProgressed.class).stream()
            .filter(step -> step.getState() == ProgressState.DONE)
            .toList();
    await("spans of the last steps")
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(endedSteps()).containsAll(names(done)));

    // Then
    List<ReceivedSpan> received = RECEIVER.spans();
    Map<String, ReceivedSpan> byId =
        received.stream().collect(Collectors.toMap(ReceivedSpan::id, Function.identity()));
    List<ReceivedSpan> roots = received.stream().filter(span -> span.parent().isEmpty()).toList();
    List<ReceivedSpan> begins = roots.stream().filter(span -> span.links().isEmpty()).toList();
    assertThat(begins)
        .extracting(span -> span.span().getName())
        .containsExactly("begin provisioner");
    String trace = begins.get(0).trace();
    assertThat(roots)
        .as("runs of the upkeep, which link to the migration")
        .filteredOn(span -> !span.links().isEmpty())
        .allMatch(span -> span.links().stream().anyMatch(link -> isOf(trace, byId.get(link))))
        .allMatch(span -> UPKEEP.contains(span.span().getName()));
    List<ReceivedSpan> spans =
        received.stream().filter(span -> span.trace().equals(trace)).toList();
    assertThat(spans).noneMatch(span -> UPKEEP.contains(span.span().getName()));
    assertThat(spans)
        .extracting(ReceivedSpan::service)
        .contains(
            "provisioner-service", "migration-service", "backup-service", "monitoring-service");
    assertThat(spans)
        .filteredOn(span -> !span.parent().isEmpty())
        .allMatch(span -> byId.containsKey(span.parent()));
    assertThat(spans)
        .as("a run of the new process that links to one of the stopped process")
        .anyMatch(span -> isResumed(span, byId));
    assertThat(spans)
        .filteredOn(span -> span.span().getName().startsWith("PUT "))
        .hasSizeGreaterThan(5);
    String all = received.toString();
    pipeline.secrets().forEach((name, secret) -> assertThat(all).as(name).doesNotContain(secret));
    assertThat(all).doesNotContain("api-version", "Bearer");
  }

  private static boolean isOf(String trace, @Nullable ReceivedSpan span) {
    return span != null && span.trace().equals(trace);
  }

  private static boolean isResumed(ReceivedSpan span, Map<String, ReceivedSpan> byId) {
    return span.service().equals("migration-service")
        && span.links().stream()
            .map(byId::get)
            .anyMatch(before -> before != null && !before.instance().equals(span.instance()));
  }

  private static long count(String step) {
    return RECEIVER.spans().stream().filter(span -> span.span().getName().equals(step)).count();
  }

  private static Set<String> endedSteps() {
    return RECEIVER.spans().stream()
        .filter(span -> span.attribute("outcome").equals("done"))
        .map(span -> span.attribute("stage") + " " + span.attribute("step"))
        .collect(Collectors.toSet());
  }

  private static Set<String> names(List<StepProgressed> steps) {
    return steps.stream()
        .map(step -> step.getStage() + " " + step.getStep())
        .collect(Collectors.toSet());
  }
}
