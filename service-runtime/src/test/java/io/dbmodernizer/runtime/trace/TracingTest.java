package io.dbmodernizer.runtime.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.runtime.stage.Procedure;
import io.dbmodernizer.runtime.step.StepContext;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.state.StageState;
import io.dbmodernizer.state.StepState;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TracingTest {
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final String BEGIN = "b7ad6b7169203331";

  private final SpanLog spans = new SpanLog();
  private final Tracing tracing = spans.tracing("backup");

  @Test
  void everyRunOfTheUpkeepIsATraceOfItsOwnThatLinksToTheStage() {
    // When
    String first = run(Procedure.UPKEEP, "", "01");
    String second = run(Procedure.UPKEEP, first, "01");

    // Then
    SpanData before = spans.all().get(0);
    SpanData last = spans.all().get(1);
    assertThat(spans.all()).allMatch(span -> !span.getParentSpanContext().isValid());
    assertThat(before.getTraceId()).isNotEqualTo(TRACE).isNotEqualTo(last.getTraceId());
    assertThat(before.getLinks())
        .extracting(LinkData::getSpanContext)
        .extracting(SpanContext::getSpanId)
        .containsExactly(BEGIN);
    assertThat(last.getLinks())
        .extracting(LinkData::getSpanContext)
        .extracting(SpanContext::getSpanId)
        .containsExactly(BEGIN, before.getSpanId());
    assertThat(second).contains(last.getTraceId());
  }

  @Test
  void runOfAProcedureOnACommandBelongsToTheTraceOfTheMigration() {
    // When
    run(Procedure.RESTORE, "", "01");

    // Then
    assertThat(spans.all())
        .allMatch(span -> span.getTraceId().equals(TRACE) && span.getParentSpanId().equals(BEGIN));
  }

  @Test
  void upkeepOfAMigrationThatIsNotTracedIsNotTraced() {
    // When
    run(Procedure.UPKEEP, "", "00");

    // Then
    assertThat(spans.all()).isEmpty();
  }

  private String run(String procedure, String before, String flags) {
    StepState step =
        StepState.newBuilder()
            .setName("policy-drift")
            .setProcedure(procedure)
            .setTraceparent(before)
            .build();
    StageState stage =
        StageState.newBuilder().setTraceparent("00-" + TRACE + "-" + BEGIN + "-" + flags).build();
    RunTrace run = tracing.run(new StepContext(stage, step, Instant.EPOCH));
    run.end(StepResult.done("no drift"));
    return run.traceparent();
  }
}
