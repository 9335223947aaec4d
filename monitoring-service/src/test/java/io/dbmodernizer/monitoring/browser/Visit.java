package io.dbmodernizer.monitoring.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One visit of the dashboard in a browser profile of its own. At its end there must have been no
 * message of an error in the console, no violation of the policy, and no request to another host.
 */
final class Visit implements AutoCloseable {
  private static final String REPORT_VIOLATIONS =
      "addEventListener('securitypolicyviolation', e => console.error('policy: ' + e.violatedDirective + ' ' + e.blockedURI))";

  private final URI address;
  private final BrowserContext context;
  private final Page page;
  private final List<String> complaints = new CopyOnWriteArrayList<>();

  /**
   * Opens an empty page.
   *
   * @param token the token that the visitor has signed in with; null for a visitor without one
   */
  Visit(
      Browser browser,
      URI address,
      @Nullable String token,
      int width,
      int height,
      ColorScheme theme) {
    this.address = address;
    context =
        browser.newContext(
            new Browser.NewContextOptions().setViewportSize(width, height).setColorScheme(theme));
    context.setDefaultTimeout(10_000);
    context.addInitScript(REPORT_VIOLATIONS);
    if (token != null) {
      context.addInitScript(
          "sessionStorage.getItem('visited') || sessionStorage.setItem('modernize.token', '%s');"
                  .formatted(token)
              + "sessionStorage.setItem('visited', 'yes')");
    }
    page = context.newPage();
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error") || message.type().equals("warning")) {
            complaints.add(message.text() + " " + message.location());
          }
        });
    page.onPageError(complaints::add);
    page.onRequest(
        request -> {
          if (!request.url().startsWith(address.toString())) {
            complaints.add("request to " + request.url());
          }
        });
  }

  /** Goes to a view, such as {@code alerts}. */
  Visit open(String view) {
    page.navigate(address.resolve("/") + "#/" + view);
    return this;
  }

  Page page() {
    return page;
  }

  Locator heading(String text) {
    return page.getByRole(
        AriaRole.HEADING, new Page.GetByRoleOptions().setName(Pattern.compile(text)));
  }

  Locator button(String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  Locator link(String name) {
    return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
  }

  /** Expects messages of the browser that this text explains, such as a refused call. */
  void expectComplaint(String text) {
    assertThat(complaints).anyMatch(complaint -> complaint.contains(text));
    complaints.removeIf(complaint -> complaint.contains(text));
  }

  /** Fails if a rule of axe is broken that keeps people from using the view. */
  void assertAccessible(String view) {
    List<String> broken =
        new AxeBuilder(page)
            .setLegacyMode(true).analyze().getViolations().stream()
                .filter(rule -> List.of("serious", "critical").contains(rule.getImpact()))
                .map(
                    rule ->
                        "%s: %s %s"
                            .formatted(
                                rule.getId(),
                                rule.getHelp(),
                                rule.getNodes().stream()
                                    .limit(5)
                                    .map(node -> node.getHtml() + node.getFailureSummary())
                                    .toList()))
                .toList();
    assertThat(broken).as(view).isEmpty();
  }

  /** Fails if the page is wider than its window. */
  void assertNoSidewaysScroll(String view) {
    assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
        .as(view)
        .isEqualTo(true);
  }

  @Override
  public void close() {
    context.close();
    assertThat(complaints).isEmpty();
  }
}
