package io.dbmodernizer.monitoring.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.dbmodernizer.monitoring.browser.RunningDashboard.OPERATOR;
import static io.dbmodernizer.monitoring.browser.RunningDashboard.VIEWER;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What operators do in the dashboard, in Chromium, on the running service. */
@Tag("deep")
@ExtendWith(SharedDashboard.class)
class DashboardActionsBrowserIT {
  private static final String FAILED = SampleFleet.id(0);
  private static final String RUNNING = SampleFleet.id(SampleFleet.RUNNING_WITH_TABLES);

  private final RunningDashboard dashboard;

  DashboardActionsBrowserIT(RunningDashboard dashboard) {
    this.dashboard = dashboard;
  }

  @Test
  void aViewerSeesNoActions() {
    try (Visit visit = dashboard.visit(VIEWER).open("migrations/" + FAILED)) {
      assertThat(visit.heading(FAILED)).isVisible();
      assertThat(visit.page().locator(".user")).containsText("dashboards · viewer");
      assertThat(visit.page().locator(".actions")).hasCount(0);
    }
  }

  @Test
  void anOperatorRetriesAFailedMigration() {
    try (Visit visit = dashboard.visit(OPERATOR).open("migrations/" + FAILED)) {
      // When
      visit.button("Retry …").click();
      assertThat(dialog(visit)).containsText("Failed and interrupted steps begin again");
      Response answer = sent(visit, "Retry");

      // Then
      assertThat(answer.status()).isEqualTo(202);
      assertThat(answer.text()).contains("\"platform-team\"");
      assertThat(answer.request().headers()).containsKey("idempotency-key");
      assertThat(visit.page().locator(".sent")).containsText("Retry: sent for " + FAILED);
      assertThat(dialog(visit)).hasCount(0);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"LIGHT", "DARK"})
  void aTeardownNeedsTheIdTyped(ColorScheme theme) {
    try (Visit visit = dashboard.visit(OPERATOR, 1280, 900, theme).open("migrations/" + FAILED)) {
      // Given
      visit.button("Tear down …").click();
      Locator confirm = dialog(visit).getByRole(AriaRole.BUTTON).first();
      assertThat(dialog(visit)).containsText("the database goes with its data");
      visit.assertAccessible("the dialog of a teardown in " + theme);
      assertThat(confirm).isDisabled();

      // When
      visit.page().getByLabel("to confirm").fill(FAILED.substring(1));
      assertThat(confirm).isDisabled();
      visit.page().getByLabel("to confirm").fill(FAILED);

      // Then
      assertThat(confirm).isEnabled();

      // When
      visit.page().keyboard().press("Escape");

      // Then
      assertThat(dialog(visit)).hasCount(0);
      assertThat(visit.heading(FAILED)).isVisible();
    }
  }

  @Test
  void aTypedTeardownIsSent() {
    try (Visit visit = dashboard.visit(OPERATOR).open("migrations/" + FAILED)) {
      // When
      visit.button("Tear down …").click();
      visit.page().getByLabel("to confirm").fill(FAILED);
      Response answer = sent(visit, "Tear down");

      // Then
      assertThat(answer.status()).isEqualTo(202);
      assertThat(answer.request().postData()).contains("\"confirm\":\"" + FAILED + "\"");
    }
  }

  @Test
  void aRefusalStaysInTheDialogWithItsRemedy() {
    try (Visit visit = dashboard.visit(OPERATOR).open("migrations/" + FAILED)) {
      // When
      visit.button("Restore …").click();
      visit.page().getByLabel("Point in time").fill("2040-01-01T10:00");
      visit.page().getByLabel("Name of the restored database").fill("no/slash");
      Response answer = sent(visit, "Restore");

      // Then
      assertThat(answer.status()).isEqualTo(422);
      assertThat(dialog(visit).getByRole(AriaRole.ALERT)).containsText("databaseName");
      visit.expectComplaint("422");
    }
  }

  @Test
  void aSelectionIsJudgedOneByOne() {
    try (Visit visit = dashboard.visit(OPERATOR).open("?q=-000")) {
      // Given
      visit.page().getByLabel("Select " + FAILED).check();
      visit.page().locator(".row-link", new Page.LocatorOptions().setHasText(RUNNING)).focus();
      visit.page().keyboard().press("x");
      assertThat(visit.page().locator(".selection")).containsText("2 migrations selected");

      // When
      visit.button("Retry …").click();
      Response answer = sent(visit, "Retry");

      // Then
      assertThat(answer.status()).isEqualTo(202);
      assertThat(visit.page().locator(".selection"))
          .containsText("Retry: 1 command sent, 1 refused.");
      assertThat(visit.page().locator(".selection"))
          .containsText(RUNNING + ": nothing of the migration has failed");
    }
  }

  @Test
  void whatWasNotAttemptedStaysSelected() {
    try (Visit visit = dashboard.visit(OPERATOR).open("?q=-000")) {
      // Given: the time of a call is over before the second command
      visit
          .page()
          .route(
              "**/api/v1/actions/**",
              route ->
                  route.fulfill(
                      new Route.FulfillOptions()
                          .setStatus(202)
                          .setContentType("application/json")
                          .setBody(
                              "{\"accepted\": [{\"migrationId\": \"%s\"}], \"refused\": [], \"unattempted\": [\"%s\"]}"
                                  .formatted(FAILED, RUNNING))));
      visit.page().getByLabel("Select " + FAILED).check();
      visit.page().getByLabel("Select " + RUNNING).check();

      // When
      visit.button("Cancel …").click();
      sent(visit, "Cancel");

      // Then
      assertThat(visit.page().locator(".selection"))
          .containsText("Cancel: 1 command sent, 1 not attempted.");
      assertThat(visit.page().locator(".selection")).containsText("1 migration selected");
      assertThat(visit.page().getByLabel("Select " + RUNNING)).isChecked();
      assertThat(visit.page().getByLabel("Select " + FAILED)).not().isChecked();
    }
  }

  private static Locator dialog(Visit visit) {
    return visit.page().getByRole(AriaRole.DIALOG);
  }

  /** Presses the button of the open dialog and returns the answer of the service. */
  private static Response sent(Visit visit, String word) {
    return visit
        .page()
        .waitForResponse(
            response -> response.request().method().equals("POST"),
            () -> visit.button(word).click());
  }
}
