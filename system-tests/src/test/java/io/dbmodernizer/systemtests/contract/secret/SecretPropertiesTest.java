package io.dbmodernizer.systemtests.contract.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.dbmodernizer.azurecontract.spec.SpecFolder;
import io.dbmodernizer.emulator.arm.store.SecretProperties;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedSet;
import org.junit.jupiter.api.Test;

/**
 * The emulator's list of secret properties is what Microsoft's files say. With {@code
 * -Dcontract.record=true} it is written anew.
 */
class SecretPropertiesTest {

  private static final Path LIST =
      Path.of("..", "azure-emulator", "src", "main", "resources", "secret-properties.txt");

  @Test
  void theEmulatorKnowsEveryPropertyThatMicrosoftMarksAsSecret() throws Exception {
    // Given
    Path folder = SpecFolder.configured();
    assumeTrue(SpecFolder.isAt(folder), SpecFolder.absence(folder));

    // When
    SortedSet<String> names = SecretPropertyNames.in(folder);
    if (Boolean.getBoolean("contract.record")) {
      Files.writeString(LIST, String.join("\n", names) + "\n");
    }

    // Then
    assertThat(names).contains("Microsoft.Sql administratorLoginPassword").hasSizeGreaterThan(40);
    assertThat(Files.readAllLines(LIST)).containsExactlyElementsOf(names);
    assertThat(names)
        .allSatisfy(
            name ->
                assertThat(SecretProperties.isSecret(name.substring(name.indexOf(' ') + 1)))
                    .as(name)
                    .isTrue());
  }
}
