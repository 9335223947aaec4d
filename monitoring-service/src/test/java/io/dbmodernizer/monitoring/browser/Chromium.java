package io.dbmodernizer.monitoring.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The installed Chromium, without a window. */
final class Chromium implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 20_000;
  private static final Path PROGRAM = Path.of("/usr/bin/chromium");

  private final Playwright playwright;
  private final Browser browser;

  private Chromium(Playwright playwright) {
    this.playwright = playwright;
    // The sandbox needs rights that a container and the user root do not have. The page is ours.
    this.browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(PROGRAM)
                    .setArgs(List.of("--no-sandbox")));
  }

  /**
   * Skips the calling tests where Chromium is missing; with {@code -Dchromium.required=true} they
   * fail instead.
   */
  static void require() {
    String missing = PROGRAM + " is missing; install the package chromium";
    if (Boolean.getBoolean("chromium.required")) {
      assertThat(Files.isExecutable(PROGRAM)).as(missing).isTrue();
    }
    assumeTrue(Files.isExecutable(PROGRAM), missing);
  }

  /** Starts Chromium. */
  static Chromium start() {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    return new Chromium(
        Playwright.create(
            new Playwright.CreateOptions()
                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"))));
  }

  Browser browser() {
    return browser;
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
