package io.dbmodernizer.systemtests.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Ids of Azure's resources are put together by one class, which encodes their segments. */
class ResourceIdsTest {
  /** A literal with a part of an id, or an id with a literal put behind it. */
  private static final Pattern PUT_TOGETHER =
      Pattern.compile(
          "\"[^\"\\n]*/(?:subscriptions|resourceGroups|providers)/|[iI]d(?:\\(\\))? \\+ \"/",
          Pattern.CASE_INSENSITIVE);

  /** Azure's own side, which is asked. */
  private static final String EMULATOR = "azure-emulator";

  /** Those that only look at an id that Azure or a user has written. */
  private static final Set<String> READERS =
      Set.of(
          "ArmBudgetPolicy.java",
          "ResourcePath.java",
          "RestoreRules.java",
          "PrivateEndpointRules.java",
          "CommonAlertReader.java");

  /** What looks like an id and is none: the key of a record. */
  private static final Set<String> OTHER_IDS =
      Set.of(
          "ReportedAlertStore.java", "CopyAttempt.java", "LineView.java", "AlertsController.java");

  @Test
  void areBuiltInOnePlace() throws IOException {
    // Given
    List<Path> sources = sources();

    // When
    List<String> found = new ArrayList<>();
    for (Path source : sources) {
      Matcher matcher = PUT_TOGETHER.matcher(Files.readString(source));
      while (matcher.find()) {
        found.add(source.getFileName() + ": " + matcher.group());
      }
    }

    // Then
    assertThat(sources).anyMatch(source -> source.endsWith("ResourceId.java"));
    assertThat(found).isEmpty();
  }

  private static List<Path> sources() throws IOException {
    return ProductionClasses.sources().stream()
        .filter(file -> !file.toString().contains("/" + EMULATOR + "/"))
        .filter(file -> !READERS.contains(file.getFileName().toString()))
        .filter(file -> !OTHER_IDS.contains(file.getFileName().toString()))
        .toList();
  }
}
