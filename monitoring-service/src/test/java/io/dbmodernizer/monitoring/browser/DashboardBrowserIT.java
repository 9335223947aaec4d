package io.dbmodernizer.monitoring.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.dbmodernizer.monitoring.browser.RunningDashboard.OPERATOR;
import static io.dbmodernizer.monitoring.browser.RunningDashboard.VIEWER;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.dbmodernizer.events.MigrationState;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The dashboard in Chromium, on the running service with a fleet of 200 migrations. */
@Tag("deep")
@ExtendWith(SharedDashboard.class)
class DashboardBrowserIT {
  private static final String FAILED = SampleFleet.id(0);
  private static final String WAITING = SampleFleet.id(1);
  private static final int LIVE = 5;
  private static final String WITH_TABLES = SampleFleet.id(SampleFleet.RUNNING_WITH_TABLES);
  private static final List<String> VIEWS =
      List.of(
          "?needsAttention=true",
          "migrations/" + FAILED,
          "migrations/" + WITH_TABLES,
          "migrations/" + WAITING,
          "alerts",
          "dead-letters");

  private final RunningDashboard dashboard;

  DashboardBrowserIT(RunningDashboard dashboard) {
    this.dashboard = dashboard;
  }

  @Test
  void theFleetSaysFirstHowManyNeedAttentionAndWhatToDo() {
    try (Visit visit = dashboard.visit(VIEWER).open("")) {
      // Then
      assertThat(visit.heading("8 of 20[0-9] need attention")).isVisible();
      Locator concern =
          visit.page().locator(".concern").filter(new Locator.FilterOptions().setHasText(FAILED));
      assertThat(concern).containsText("Cannot insert the value NULL");
      assertThat(concern).containsText("To do: Allow NULL");
      assertThat(visit.page().locator(".row")).hasCount(50);
      assertThat(visit.page().locator(".pager")).containsText("1–50 of 20");
    }
  }

  @Test
  void aChangeAppearsWithoutAReload() {
    try (Visit visit = dashboard.visit(VIEWER).open("?q=" + SampleFleet.id(LIVE))) {
      // Given
      Locator row = visit.page().locator(".row");
      assertThat(row).hasCount(1);
      assertThat(row).containsText("Running");

      // When
      dashboard.change(LIVE, MigrationState.RUNNING, 77);

      // Then
      assertThat(row).containsText("77 %");
    } finally {
      dashboard.change(LIVE, MigrationState.RUNNING, 45);
    }
  }

  @Test
  void filtersArePartOfTheAddress() {
    try (Visit visit = dashboard.visit(VIEWER).open("")) {
      // When
      visit.page().locator(".chip", new Page.LocatorOptions().setHasText("Failed")).click();
      visit.page().locator(".chip", new Page.LocatorOptions().setHasText("Waiting")).click();
      visit.page().getByLabel("Search migrations").fill("0001");

      // Then
      assertThat(visit.page().locator(".row")).hasCount(1);
      assertThat(visit.page().locator(".row")).containsText(WAITING);
      assertThat(visit.page().url())
          .contains("state=FAILED")
          .contains("state=WAITING")
          .contains("q=0001");

      // When
      visit.page().reload();

      // Then
      assertThat(visit.page().locator(".row")).hasCount(1);
      visit.button("Clear filters").click();
      assertThat(visit.page().locator(".pager")).containsText("of 20");
    }
  }

  @Test
  void aLabelLeadsToTheMigrationsThatHaveIt() {
    try (Visit visit = dashboard.visit(VIEWER).open("migrations/" + FAILED)) {
      // When
      visit.link("wave: 1").click();

      // Then
      assertThat(visit.page().locator(".row")).hasCount(50);
      assertThat(visit.heading("Migrations found")).containsText("50");
      assertThat(visit.page().locator(".pager")).hasCount(0);
    }
  }

  @Test
  void pagesGoForwardAndBack() {
    try (Visit visit = dashboard.visit(VIEWER).open("?sort=migrationId")) {
      // Given
      String first = visit.page().locator(".row-link").first().textContent();

      // When
      visit.button("Next").click();

      // Then
      assertThat(visit.page().locator(".pager")).containsText("51–100 of 20");
      assertThat(visit.page().locator(".row-link").first()).not().hasText(first);

      // When
      visit.page().goBack();

      // Then
      assertThat(visit.page().locator(".row-link").first()).hasText(first);
    }
  }

  @Test
  void aStuckMigrationSaysWhyAndWhatToDo() {
    try (Visit visit = dashboard.visit(VIEWER).open("migrations/" + WAITING)) {
      Locator cause = visit.page().locator(".cause");
      assertThat(cause).containsText("a self-hosted integration runtime node for dms-sales");
      assertThat(cause).containsText("To do: Install a self-hosted integration runtime");
      assertThat(cause.locator("code").first()).hasText("modernize runtime-key " + WAITING);

      // When
      visit.open("migrations/" + FAILED);

      // Then
      assertThat(cause).containsText("step copy failed");
      assertThat(cause).containsText("modernize retry " + FAILED);
    }
  }

  @Test
  void aMigrationShowsItsStagesAndTables() {
    try (Visit visit = dashboard.visit(VIEWER).open("migrations/" + WITH_TABLES)) {
      // Then
      assertThat(visit.page().locator(".stage")).hasCount(4);
      assertThat(visit.page().locator(".step.active")).containsText("copy");
      assertThat(visit.page().locator(".tables .row")).hasCount(24);

      // When
      visit.page().locator(".chip", new Page.LocatorOptions().setHasText("Differs")).click();

      // Then
      assertThat(visit.page().locator(".tables .row")).hasCount(3);
      assertThat(visit.page().locator(".tables .row").first())
          .containsText("3 rows are missing in the target");
      assertThat(visit.page().locator(".chart canvas").first()).isVisible();
      assertThat(visit.link("claims-20261130").first())
          .hasAttribute("href", Pattern.compile("https://portal\\.azure\\.com/#resource/.*"));
      assertThat(visit.page().locator("#content")).containsText("kept P8W");
    }
  }

  @Test
  void aCopiedTableShowsItsSizeAndTheTimeOfItsCopy() {
    try (Visit visit = dashboard.visit(VIEWER).open("migrations/" + WITH_TABLES)) {
      // When
      Locator rows = visit.page().locator(".tables .row");
      Locator copied = rows.filter(new Locator.FilterOptions().setHasText("[dbo].[Addresses]"));
      Locator copying = rows.filter(new Locator.FilterOptions().setHasText("[dbo].[OrderLines]"));

      // Then
      assertThat(copied.locator(".col-rows")).containsText("56.3 MB");
      assertThat(copied.locator(".col-rate")).hasText("in 9 min");
      assertThat(copying.locator(".col-rate")).containsText("rows/s");
    }
  }

  @Test
  void theKeyboardAloneIsEnough() {
    try (Visit visit = dashboard.visit(VIEWER).open("")) {
      Page page = visit.page();
      assertThat(page.locator(".row")).hasCount(50);

      // When
      page.keyboard().press("/");
      page.keyboard().type(FAILED);
      assertThat(page.locator(".row")).hasCount(1);
      page.keyboard().press("Escape");
      page.keyboard().press("j");
      page.keyboard().press("Enter");

      // Then
      assertThat(visit.heading(FAILED)).isVisible();

      // When
      page.keyboard().press("Escape");
      assertThat(page.locator(".row")).hasCount(50);
      page.keyboard().press("j");
      page.keyboard().press("ArrowDown");

      // Then
      assertThat(page.locator(".row-link").nth(1)).isFocused();

      // When
      page.keyboard().press("?");

      // Then
      assertThat(page.getByRole(AriaRole.DIALOG)).isVisible();
      page.keyboard().press("Escape");
      assertThat(page.getByRole(AriaRole.DIALOG)).isHidden();
    }
  }

  @ParameterizedTest
  @CsvSource({"LIGHT, 6", "DARK, 3"})
  void everyViewIsAccessible(ColorScheme theme, int views) {
    try (Visit visit = dashboard.visit(OPERATOR, 1280, 800, theme)) {
      for (String view : VIEWS.subList(0, views)) {
        visit.open(view);
        awaitContent(visit);
        visit.assertAccessible(view + " in " + theme);
      }
    }
  }

  @Test
  void everyViewFitsAPhone() {
    try (Visit visit = dashboard.visit(OPERATOR, 360, 740, ColorScheme.LIGHT)) {
      for (String view : VIEWS) {
        visit.open(view);
        awaitContent(visit);
        visit.assertNoSidewaysScroll(view);
      }
      visit.assertAccessible("a phone");
    }
  }

  private static void awaitContent(Visit visit) {
    assertThat(visit.page().locator("#content h1, #content .empty").first()).isVisible();
    assertThat(visit.page().locator("#content .spinner")).hasCount(0);
  }

  @Test
  void aLostConnectionIsSaidAndComesBack() {
    try (Visit visit = dashboard.visit(VIEWER)) {
      // Given
      visit.page().route("**/api/v1/stream", Route::abort);

      // When
      visit.open("");

      // Then
      assertThat(visit.page().locator(".banner"))
          .containsText("Connection lost, showing the state of ");
      assertThat(visit.page().locator(".row")).hasCount(50);

      // When
      visit.page().unroute("**/api/v1/stream");

      // Then
      assertThat(visit.page().locator(".banner")).hasCount(0);
      visit.expectComplaint("net::ERR_FAILED");
    }
  }

  @Test
  void aPageThatSleptForADayShowsThePresentWithoutAReload() {
    try (Visit visit = dashboard.visit(VIEWER)) {
      // Given
      visit.page().clock().install();
      visit.open("?q=" + SampleFleet.id(LIVE));
      Locator row = visit.page().locator(".row");
      assertThat(row).containsText("45 %");

      // When
      visit.page().route("**/api/v1/stream", Route::abort);
      visit.page().clock().fastForward("24:00:00");

      // Then
      assertThat(visit.page().locator(".banner")).containsText("Connection lost");
      visit
          .page()
          .waitForRequest("**/api/v1/stream", () -> visit.page().clock().fastForward("01:00"));

      // When
      dashboard.change(LIVE, MigrationState.RUNNING, 78);
      visit.page().unroute("**/api/v1/stream");
      visit.page().clock().fastForward("01:00");

      // Then
      assertThat(row).containsText("78 %");
      assertThat(visit.page().locator(".banner")).hasCount(0);
      visit.expectComplaint("net::ERR_FAILED");
    } finally {
      dashboard.change(LIVE, MigrationState.RUNNING, 45);
    }
  }

  @Test
  void theWholePageIsSmall() {
    try (Visit visit = dashboard.visit(VIEWER)) {
      // Given
      List<Request> loaded = new CopyOnWriteArrayList<>();
      visit.page().onRequestFinished(loaded::add);

      // When
      visit.open("migrations/" + WITH_TABLES);
      assertThat(visit.page().locator(".chart canvas").first()).isVisible();

      // Then
      assertThat(loaded).hasSizeGreaterThan(20);
      assertThat(loaded.stream().mapToInt(request -> request.sizes().responseBodySize).sum())
          .isLessThan(400_000);
    }
  }

  @Test
  void theThemeCanBeChosen() {
    try (Visit visit = dashboard.visit(VIEWER).open("")) {
      visit.button("Dark").click();
      assertThat(visit.page().locator("html")).hasAttribute("data-theme", "dark");
      visit.page().reload();
      assertThat(visit.page().locator("html")).hasAttribute("data-theme", "dark");
    }
  }

  @Test
  void whoHasNoTokenIsAskedForOneAndCanForgetIt() {
    try (Visit visit = dashboard.visit(null).open("migrations/" + FAILED)) {
      Page page = visit.page();

      // When
      page.getByLabel("Token").fill("not-a-token-0123456789-0123456789");
      visit.button("Sign in").click();

      // Then
      assertThat(page.locator("#token-help")).containsText("refused the last token");

      // When
      page.getByLabel("Token").fill(VIEWER);
      visit.button("Sign in").click();

      // Then
      assertThat(visit.heading(FAILED)).isVisible();
      assertThat(page.evaluate("JSON.stringify(localStorage) + document.cookie").toString())
          .doesNotContain("viewer-");

      // When
      visit.button("Sign out").click();

      // Then
      assertThat(page.getByLabel("Token")).isVisible();
      assertThat(page.evaluate("sessionStorage.getItem('modernize.token')")).isNull();
      visit.expectComplaint("401");
    }
  }
}
