package io.dbmodernizer.monitoring.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dbmodernizer.events.AlertCondition;
import io.dbmodernizer.events.Severity;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommonAlertReaderTest {
  private static final String FIRED =
      """
      {"schemaId":"azureMonitorCommonAlertSchema","data":{"essentials":{
        "alertId":"/subscriptions/s1/providers/Microsoft.AlertsManagement/alerts/a1",
        "alertRule":"cpu","severity":"Sev1","signalType":"Metric","monitorCondition":"Fired",
        "alertTargetIDs":["/subscriptions/s1/resourcegroups/rg/providers/microsoft.sql/servers/x"],
        "firedDateTime":"2026-11-22T13:58:24.3713213Z","description":"Much to do."},
       "alertContext":{"condition":{"allOf":[
        {"metricName":"cpu_percent","metricValue":97.5,"threshold":"90"}]}}}}
      """;

  @Test
  void aMetricAlertSaysWhatWasMeasured() {
    // When
    CommonAlert alert = read(FIRED);

    // Then
    assertThat(alert.condition()).isEqualTo(AlertCondition.FIRED);
    assertThat(alert.severity()).isEqualTo(Severity.ERROR);
    assertThat(alert.metric()).isEqualTo("cpu_percent");
    assertThat(alert.description()).isEqualTo("Much to do. (cpu_percent is 97.5, threshold 90)");
    assertThat(alert.firedAt()).isEqualTo(Instant.parse("2026-11-22T13:58:24.371Z"));
  }

  @Test
  void anActivityLogAlertHasNoMetric() {
    // When
    CommonAlert alert =
        read(
            FIRED
                .replace("\"Metric\"", "\"Activity Log\"")
                .replace("Fired", "Resolved")
                .replace("Sev1", "Sev4"));

    // Then
    assertThat(alert.metric()).isEmpty();
    assertThat(alert.condition()).isEqualTo(AlertCondition.RESOLVED);
    assertThat(alert.severity()).isEqualTo(Severity.INFO);
    assertThat(alert.description()).isEqualTo("Much to do.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "azureMonitorCommonAlertSchema | AzureMonitorMetricAlert | schemaId",
        "\"alertRule\":\"cpu\", | '' | data.essentials.alertRule",
        "\"alertRule\":\"cpu\", | \"alertRule\":7, | data.essentials.alertRule",
        "\"Fired\" | \"Sleeping\" | data.essentials.monitorCondition",
        "/subscriptions/s1/resourcegroups | /somewhere | data.essentials.alertTargetIDs",
        "[\"/subscriptions | [], \"x\":[\"/sub | data.essentials.alertTargetIDs",
        "2026-11-22T13:58:24.3713213Z | yesterday | data.essentials.firedDateTime",
        "{\"schemaId\" | [{\"schemaId\" | the body"
      })
  void aForeignBodyIsRefusedNamingFieldRuleAndRemedy(
      String text, String replacement, String field) {
    // When
    InvalidAlertException refused =
        catchThrowableOfType(
            InvalidAlertException.class, () -> read(FIRED.replace(text, replacement)));

    // Then
    assertThat(refused.field()).isEqualTo(field);
    assertThat(refused.rule()).isNotEmpty();
    assertThat(refused.remedy()).isNotEmpty();
    assertThat(refused).hasMessageNotContainingAny("yesterday", "Sleeping", "/somewhere");
  }

  private static CommonAlert read(String body) {
    return CommonAlertReader.read(body.getBytes(StandardCharsets.UTF_8));
  }
}
