package io.dbmodernizer.monitoring.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.dbmodernizer.monitoring.web.StatusView;
import io.dbmodernizer.monitoring.web.StatusViews;
import io.dbmodernizer.runtime.secret.SecretResolver;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.util.unit.DataSize;

/** Calls that the receiver refuses before it stores a signal. */
class AlertWebhookControllerTest {
  private static final String SECRET = "receiver-secret-0123456789";
  private static final String ALERT =
      """
      {"schemaId":"azureMonitorCommonAlertSchema","data":{"essentials":{
        "alertId":"/subscriptions/s/providers/Microsoft.AlertsManagement/alerts/a",
        "alertRule":"r","monitorCondition":"Fired","firedDateTime":"2026-11-22T10:00:00Z",
        "alertTargetIDs":["/subscriptions/s/x"]}}}
      """;

  @Test
  void withoutAConfiguredSecretThereIsNoReceiver() throws Exception {
    assertThat(call(null, StatusViews.of(), "", SECRET).getStatus()).isEqualTo(404);
  }

  @Test
  void theSecretMayComeInAHeader() throws Exception {
    assertThat(call("env:SECRET", StatusViews.of(), "", SECRET).getStatus()).isEqualTo(202);
    assertThat(call("env:SECRET", StatusViews.of(), "", SECRET + "0").getStatus()).isEqualTo(401);
    assertThat(call("env:SECRET", StatusViews.of(), "?code=" + SECRET, null).getStatus())
        .isEqualTo(202);
  }

  @Test
  void azureIsToldToCallAgainWhileTheServiceCannotTell() throws Exception {
    // When
    MockHttpServletResponse starting = call("env:SECRET", new StatusView(), "", SECRET);
    MockHttpServletResponse unreadable = call("env:MISSING", StatusViews.of(), "", SECRET);

    // Then
    assertThat(starting.getStatus()).isEqualTo(503);
    assertThat(starting.getHeader("Retry-After")).isNotNull();
    assertThat(unreadable.getStatus()).isEqualTo(503);
  }

  @SuppressWarnings("NullAway") // no test refers to a key vault or publishes
  private static MockHttpServletResponse call(
      @Nullable String secretRef, StatusView view, String query, @Nullable String header)
      throws Exception {
    AlertWebhookController controller =
        new AlertWebhookController(
            new WebhookProperties(secretRef, null, DataSize.ofKilobytes(256)),
            new SecretResolver(Map.of("SECRET", SECRET)::get, null),
            view,
            new SignalPublisher(new KafkaProperties(), null, InstantSource.system()));
    var request = post(AlertWebhookController.PATH + query).content(ALERT);
    if (header != null) {
      request.header(AlertWebhookController.SECRET_HEADER, header);
    }
    return MockMvcBuilders.standaloneSetup(controller)
        .build()
        .perform(request)
        .andReturn()
        .getResponse();
  }
}
