package io.dbmodernizer.runtime.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.dbmodernizer.runtime.step.StepContext;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.runtime.trace.RunTrace;
import io.dbmodernizer.runtime.trace.SpanLog;
import io.dbmodernizer.state.StageState;
import io.dbmodernizer.state.StepState;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallTraceTest {
  private static final String DATABASE =
      "/subscriptions/s-1/resourceGroups/g-1/providers/Microsoft.Sql/servers/srv/databases/Secret";

  private final SpanLog spans = new SpanLog();
  private final ArmRest rest =
      TestAzure.over(new ScriptedTransport().answer("GET " + DATABASE, 200, "{}")).rest();

  @Test
  void callOfARunIsAChildOfItWithoutNamesOfResources() {
    // Given
    RunTrace run = run();

    // When
    run.bind();
    rest.get(DATABASE + "?$expand=Details", "2021-11-01");
    rest.get(DATABASE + "2", "2021-11-01");
    run.unbind();
    run.end(StepResult.done("there"));

    // Then
    SpanData step = spans.named("database").get(0);
    assertThat(spans.named("GET Microsoft.Sql/servers/databases"))
        .hasSize(2)
        .allMatch(call -> call.getParentSpanId().equals(step.getSpanId()))
        .allMatch(call -> !call.toString().contains("Secret") && !call.toString().contains("?"))
        .extracting(call -> call.getAttributes().get(AttributeKey.stringKey("outcome")))
        .containsExactly("success", "client-error");
  }

  @Test
  void callOutsideOfARunHasNoSpan() {
    // Given
    RunTrace run = run();
    run.bind();
    run.unbind();

    // When
    rest.get(DATABASE, "2021-11-01");
    RunTrace.call(() -> fail("a name without a span"), "read", "management.azure.com");

    // Then
    assertThat(spans.all()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "/subscriptions/s/resourceGroups/g, subscriptions/resourceGroups",
    "/subscriptions/s/providers/Microsoft.Sql/locations/west/azureAsyncOperation/7, Microsoft.Sql/locations/azureAsyncOperation",
    "/a/b/providers/Microsoft.Sql/servers/s/providers/Microsoft.Insights/diagnosticSettings/d, Microsoft.Insights/diagnosticSettings",
    "/a/b/providers/Microsoft.DataMigration/databaseMigrations/m/cancel, Microsoft.DataMigration/databaseMigrations/cancel",
    "/, ''",
    "'', ''",
  })
  void typeHasNoNames(String path, String type) {
    assertThat(ResourcePath.type(path)).isEqualTo(type);
  }

  private RunTrace run() {
    StepState step = StepState.newBuilder().setName("database").build();
    return spans
        .tracing("provisioner")
        .run(new StepContext(StageState.newBuilder().build(), step, Instant.EPOCH));
  }
}
