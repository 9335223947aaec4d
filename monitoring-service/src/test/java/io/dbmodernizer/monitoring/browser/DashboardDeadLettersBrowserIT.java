package io.dbmodernizer.monitoring.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.dbmodernizer.monitoring.browser.RunningDashboard.OPERATOR;
import static io.dbmodernizer.monitoring.browser.RunningDashboard.VIEWER;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import io.dbmodernizer.testsupport.request.TestRequests;
import io.dbmodernizer.topics.Topic;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The dead letters in the dashboard, in Chromium, on the running service. */
@Tag("deep")
@ExtendWith(SharedDashboard.class)
class DashboardDeadLettersBrowserIT {
  private static final String REQUESTS = Topic.REQUESTS.topicName();

  private final RunningDashboard dashboard;

  DashboardDeadLettersBrowserIT(RunningDashboard dashboard) {
    this.dashboard = dashboard;
  }

  @Test
  void aRecordThatNobodyCanReadAppearsAndIsNotReplayed() {
    try (Visit visit = dashboard.visit(OPERATOR).open("dead-letters")) {
      // Given
      assertThat(visit.heading("Dead letters")).isVisible();

      // When
      dashboard
          .service()
          .publish(
              new ProducerRecord<>(
                  REQUESTS, "unreadable", "hello".getBytes(StandardCharsets.UTF_8)));

      // Then
      Locator letter = letterOf(visit, "unreadable");
      assertThat(letter).containsText("WRONG_MAGIC_BYTE");
      assertThat(letter).containsText("To do: ");

      // When
      letter.locator(".row-link").click();

      // Then
      assertThat(visit.heading(REQUESTS)).isVisible();
      assertThat(visit.page().locator("#content")).containsText("The value is no event");
      assertThat(visit.button("Replay …")).isDisabled();
      visit.assertAccessible("a dead letter");
    }
  }

  @Test
  void anOperatorReplaysARecord() {
    // Given
    ProducerRecord<String, byte[]> record =
        new ProducerRecord<>(
            REQUESTS + ".dlt",
            "replayed",
            dashboard
                .service()
                .bytes(Topic.REQUESTS, TestRequests.request("replayed", "sql-replayed")));
    record.headers().add("dlt-topic", REQUESTS.getBytes(StandardCharsets.UTF_8));
    record
        .headers()
        .add("dlt-reason", "the registry did not answer".getBytes(StandardCharsets.UTF_8));
    record.headers().add("dlt-reader", "provisioner".getBytes(StandardCharsets.UTF_8));
    dashboard.service().publish(record);
    try (Visit visit = dashboard.visit(OPERATOR).open("dead-letters")) {
      letterOf(visit, "replayed").locator(".row-link").click();
      assertThat(visit.page().locator(".content")).containsText("\"team-sales\"");

      // When
      visit.button("Replay …").click();
      Response answer =
          visit
              .page()
              .waitForResponse(
                  response -> response.request().method().equals("POST"),
                  () -> visit.button("Replay").click());

      // Then
      assertThat(answer.status()).isEqualTo(202);
      assertThat(visit.page().locator(".sent")).containsText("Published again as " + REQUESTS);

      // When
      dashboard.awaitMigration("replayed");
      visit.open("migrations/replayed");

      // Then
      assertThat(visit.page().locator(".events")).containsText("Migration requested");
    }
    try (Visit visit = dashboard.visit(VIEWER).open("dead-letters")) {
      letterOf(visit, "replayed").locator(".row-link").click();
      assertThat(visit.page().locator(".content")).isVisible();
      assertThat(visit.page().locator(".actions")).hasCount(0);
    }
  }

  private static Locator letterOf(Visit visit, String migrationId) {
    return visit.page().locator(".letter", new Page.LocatorOptions().setHasText(migrationId));
  }
}
