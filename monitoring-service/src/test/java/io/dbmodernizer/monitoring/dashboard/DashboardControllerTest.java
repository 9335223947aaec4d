package io.dbmodernizer.monitoring.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.http.ResponseEntity;

class DashboardControllerTest {
  private static final Pattern IMPORT_MAP =
      Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);
  private static final Pattern ADDRESS =
      Pattern.compile("\"\\./dashboard/(\\w+)/(\\w+)/([\\w.-]+)\"");
  private static final Pattern IMPORT = Pattern.compile("from '\\./([\\w.-]+)'");

  private final PageFiles files = PageFiles.read();
  private final DashboardController controller = new DashboardController(files);

  @Test
  void thePolicyAllowsItsOwnFilesAndTheOneScriptWithinThePage() throws Exception {
    // When
    ResponseEntity<String> page = controller.page();

    // Then
    Matcher script = IMPORT_MAP.matcher(Objects.requireNonNull(page.getBody()));
    assertThat(script.find()).isTrue();
    String hash =
        Base64.getEncoder()
            .encodeToString(
                MessageDigest.getInstance("SHA-256")
                    .digest(script.group(1).getBytes(StandardCharsets.UTF_8)));
    assertThat(page.getHeaders().getFirst("Content-Security-Policy"))
        .startsWith("default-src 'none'; script-src 'self' 'sha256-" + hash + "';")
        .contains(
            "style-src 'self'",
            "connect-src 'self'",
            "frame-ancestors 'none'",
            "base-uri 'none'",
            "form-action 'none'")
        .doesNotContain("unsafe", "*", "http");
    assertThat(page.getHeaders().getCacheControl()).isEqualTo("no-cache");
    assertThat(page.getBody()).doesNotContain(" style=", " onload=", "http://", "https://");
  }

  @Test
  void everyFileThatThePageNamesIsServedAndMayBeKept() {
    // When
    Matcher address = ADDRESS.matcher(Objects.requireNonNull(controller.page().getBody()));
    List<ResponseEntity<byte[]>> answers =
        address
            .results()
            .map(found -> controller.file(found.group(1), found.group(2), found.group(3)))
            .toList();

    // Then
    assertThat(answers).hasSizeGreaterThan(20);
    assertThat(answers)
        .allSatisfy(
            answer -> {
              assertThat(answer.getStatusCode().value()).isEqualTo(200);
              assertThat(answer.getHeaders().getCacheControl())
                  .contains("max-age=31536000", "immutable");
            });
  }

  @Test
  void anotherVersionIsNotServed() {
    assertThat(controller.file("0000000000000000", "app", "main.js").getStatusCode().value())
        .isEqualTo(404);
    assertThat(controller.file(files.version(), "app", "none.js").getStatusCode().value())
        .isEqualTo(404);
  }

  @Test
  void theModulesImportWhatExistsAndWriteNoMarkup() {
    // Given
    List<String> modules = files.paths().stream().filter(path -> path.startsWith("app/")).toList();

    // Then
    assertThat(modules).hasSizeGreaterThan(15);
    for (String module : modules) {
      String text =
          new String(
              Objects.requireNonNull(files.find(files.version(), module)).content(),
              StandardCharsets.UTF_8);
      assertThat(text).as(module).doesNotContain("innerHTML", "dangerouslySetInnerHTML", "eval(");
      IMPORT
          .matcher(text)
          .results()
          .forEach(found -> assertThat(modules).as(module).contains("app/" + found.group(1)));
    }
  }
}
