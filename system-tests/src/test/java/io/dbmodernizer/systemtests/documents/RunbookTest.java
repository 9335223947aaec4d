package io.dbmodernizer.systemtests.documents;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.events.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The runbook has a whole section for each reason, and alerts lead to sections that exist. */
class RunbookTest {

  private static final Page RUNBOOK = Page.at("docs/runbook.md");
  private static final Path ALERTS = Page.ROOT.resolve("observability/alerts.yml");
  private static final Pattern SECTION =
      Pattern.compile("^### ([A-Z_]+)\\n((?:(?!#).*\\n)*)", Pattern.MULTILINE);
  private static final Pattern ALERT =
      Pattern.compile("^ +- alert: (\\w+)\\n((?: {8}.*\\n)*)", Pattern.MULTILINE);
  private static final Pattern RUNBOOK_LINK =
      Pattern.compile("^ +runbook: \"(\\S+)\"$", Pattern.MULTILINE);

  @Test
  void everyReasonHasASectionWithWhatHappenedHowToSeeItWhatToDoAndWhatIsSafe() throws IOException {
    assertThat(SECTION.matcher(RUNBOOK.text()).results().map(section -> section.group(1)))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Reason.values()).map(Reason::name).toList());
    assertThat(SECTION.matcher(RUNBOOK.text()).results())
        .allSatisfy(
            section ->
                assertThat(section.group(2))
                    .as(section.group(1))
                    .containsSubsequence(
                        "- **What happened.** ",
                        "- **See it.** ",
                        "- **Do.** ",
                        "- **Safe to repeat.** "));
  }

  @Test
  void everyAlertLeadsToASectionThatExists() throws IOException {
    String alerts = Files.readString(ALERTS);
    List<String> withoutSection =
        ALERT
            .matcher(alerts)
            .results()
            .filter(alert -> !RUNBOOK_LINK.matcher(alert.group(2)).find())
            .map(alert -> alert.group(1))
            .toList();
    List<Link> links =
        RUNBOOK_LINK
            .matcher(alerts)
            .results()
            .map(link -> Link.of(Page.ROOT.resolve("README.md"), link.group(1)))
            .toList();
    assertThat(withoutSection).isEmpty();
    assertThat(links).hasSizeGreaterThan(8);
    for (Link link : links) {
      assertThat(link.leadsSomewhere()).as(link.toString()).isTrue();
      assertThat(link.heading()).as(link.toString()).isNotEmpty();
    }
  }
}
