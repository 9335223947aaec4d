package io.dbmodernizer.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dbmodernizer.events.Reason;
import io.dbmodernizer.events.StepProgressed;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.runtime.trace.SpanLog;
import io.dbmodernizer.runtime.trace.Tracing;
import io.dbmodernizer.topics.Topic;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class StageTracesTest {
  private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final String PARENT = "b7ad6b7169203331";

  private final SpanLog spans = new SpanLog();
  private final List<String> logged = new CopyOnWriteArrayList<>();
  private Instant now = START;

  private final ScriptedStep server =
      new ScriptedStep(
          "server",
          Set.of(),
          context -> {
            logged.add(String.valueOf(MDC.get("traceId")));
            return context.checkpoint().isEmpty()
                ? StepResult.inProgress(5, "creating", Duration.ZERO).withCheckpoint("begun")
                : StepResult.done("created");
          });

  @Test
  void everyRunIsASpanOfTheTraceAndLinksToTheRunBefore() throws Exception {
    // When
    TestRecord<String, SpecificRecord> outcome =
        run(spans.tracing("provisioner"), context(), server);

    // Then
    SpanData begin = spans.named("begin provisioner").get(0);
    List<SpanData> runs = spans.named("server");
    assertThat(begin.getTraceId()).isEqualTo(TRACE);
    assertThat(begin.getParentSpanId()).isEqualTo(PARENT);
    assertThat(runs).hasSize(2);
    assertThat(runs).allMatch(run -> run.getParentSpanId().equals(begin.getSpanId()));
    assertThat(runs.get(0).getLinks()).isEmpty();
    assertThat(runs.get(1).getLinks())
        .extracting(LinkData::getSpanContext)
        .extracting(SpanContext::getSpanId)
        .containsExactly(runs.get(0).getSpanId());
    assertThat(attribute(runs.get(1), "migrationId")).isEqualTo("m-1");
    assertThat(attribute(runs.get(1), "outcome")).isEqualTo("done");
    assertThat(header(outcome.headers()))
        .isEqualTo("00-" + TRACE + "-" + begin.getSpanId() + "-01");
    assertThat(logged).containsExactly(TRACE, TRACE);
  }

  @Test
  void recordWithoutATraceBeginsOne() throws Exception {
    // When
    run(spans.tracing("provisioner"), new RecordHeaders(), server);

    // Then
    SpanData begin = spans.named("begin provisioner").get(0);
    assertThat(begin.getParentSpanContext().isValid()).isFalse();
    assertThat(spans.all()).allMatch(span -> span.getTraceId().equals(begin.getTraceId()));
  }

  @Test
  void failureIsToldByItsReasonAndWithoutItsMessage() throws Exception {
    // Given
    ScriptedStep refused =
        new ScriptedStep(
            "server",
            Set.of(),
            context -> StepResult.failed(Reason.NOT_AUTHORIZED, "403", "no role for jane", "ask"));

    // When
    run(spans.tracing("provisioner"), context(), refused);

    // Then
    SpanData run = spans.named("server").get(0);
    assertThat(attribute(run, "outcome")).isEqualTo("failed");
    assertThat(attribute(run, "reason")).isEqualTo("NOT_AUTHORIZED");
    assertThat(run.getStatus()).isEqualTo(StatusData.create(StatusCode.ERROR, "NOT_AUTHORIZED"));
    assertThat(run.toString()).doesNotContain("jane");
  }

  @Test
  void withoutTracingTheContextOfTheRecordIsPassedOn() throws Exception {
    // When
    TestRecord<String, SpecificRecord> outcome = run(Tracing.off(), context(), server);

    // Then
    assertThat(header(outcome.headers())).isEqualTo("00-" + TRACE + "-" + PARENT + "-01");
    assertThat(spans.all()).isEmpty();
    assertThat(logged).containsOnly("null");
  }

  @Test
  void progressCarriesTheRunThatMadeIt() throws Exception {
    // Given
    List<TestRecord<String, SpecificRecord>> progress = new CopyOnWriteArrayList<>();

    // When
    run(spans.tracing("provisioner"), context(), progress, server);

    // Then
    TestRecord<String, SpecificRecord> last = progress.get(progress.size() - 1);
    assertThat(((StepProgressed) last.value()).getStep()).isEqualTo("server");
    assertThat(header(last.headers()))
        .isEqualTo("00-" + TRACE + "-" + spans.named("server").get(1).getSpanId() + "-01");
  }

  private TestRecord<String, SpecificRecord> run(
      Tracing tracing, Headers headers, ScriptedStep step) throws Exception {
    return run(tracing, headers, new CopyOnWriteArrayList<>(), step);
  }

  private TestRecord<String, SpecificRecord> run(
      Tracing tracing,
      Headers headers,
      List<TestRecord<String, SpecificRecord>> published,
      ScriptedStep step)
      throws Exception {
    try (StageRig rig =
            new StageRig(
                ScriptedStage.of(step), () -> now, "mock://" + UUID.randomUUID(), tracing);
        TopologyTestDriver driver = rig.driver(START)) {
      TestInputTopic<String, SpecificRecord> requests = rig.input(driver, Topic.REQUESTS);
      TestOutputTopic<String, SpecificRecord> targets = rig.output(driver, Topic.TARGETS);
      TestOutputTopic<String, SpecificRecord> progress =
          rig.output(driver, Topic.PROGRESS_PROVISIONER);
      requests.pipeInput(
          new TestRecord<>("m-1", ScriptedStage.request("m-1", "move it"), headers, START));
      await()
          .pollInterval(Duration.ofMillis(5))
          .until(
              () -> {
                now = now.plusSeconds(1);
                driver.advanceWallClockTime(Duration.ofSeconds(1));
                return !targets.isEmpty();
              });
      published.addAll(progress.readRecordsToList());
      return targets.readRecord();
    }
  }

  private static Headers context() {
    return new RecordHeaders()
        .add(
            "traceparent",
            ("00-" + TRACE + "-" + PARENT + "-01").getBytes(StandardCharsets.US_ASCII));
  }

  private static String header(Headers headers) {
    return new String(headers.lastHeader("traceparent").value(), StandardCharsets.US_ASCII);
  }

  private static String attribute(SpanData span, String name) {
    return String.valueOf(span.getAttributes().get(AttributeKey.stringKey(name)));
  }
}
