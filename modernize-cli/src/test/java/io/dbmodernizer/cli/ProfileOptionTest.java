package io.dbmodernizer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The addresses of a platform from profiles, variables and options. */
class ProfileOptionTest {

  private static final String EMPTY = "{\"items\": [], \"total\": 0}";
  private static final String TOKEN = "dbm_0123456789";

  @TempDir Path home;
  private ServiceStub one;
  private ServiceStub other;

  @BeforeEach
  void start() throws Exception {
    one = ServiceStub.start().answer("/api/v1/migrations", 200, EMPTY);
    other = ServiceStub.start().answer("/api/v1/migrations", 200, EMPTY);
  }

  @AfterEach
  void stop() {
    one.close();
    other.close();
  }

  @Test
  void aProfileGivesTheAddressAndTheToken() throws Exception {
    // Given
    profiles(
        """
        default: other
        profiles:
          one:
            api: %s
            token: env:TOKEN_OF_ONE
          other:
            api: %s
        """
            .formatted(one.url(), other.url()));

    // When
    CommandRun byName = run(Map.of("TOKEN_OF_ONE", TOKEN), "--profile", "one");
    CommandRun byVariable = run(Map.of("TOKEN_OF_ONE", TOKEN, "MODERNIZE_PROFILE", "one"));
    CommandRun byDefault = run(Map.of());

    // Then
    assertThat(byName.exitCode()).as(byName.err()).isZero();
    assertThat(byVariable.exitCode()).as(byVariable.err()).isZero();
    assertThat(byDefault.exitCode()).as(byDefault.err()).isZero();
    assertThat(one.authorizations()).containsExactly("Bearer " + TOKEN, "Bearer " + TOKEN);
    assertThat(other.authorizations()).containsExactly("");
  }

  @Test
  void anOptionGoesBeforeAVariableAndAVariableBeforeTheProfile() throws Exception {
    // Given
    profiles("profiles:\n  one:\n    api: http://127.0.0.1:1\n    token: env:TOKEN_OF_ONE\n");
    Map<String, String> variables =
        Map.of("MODERNIZE_PROFILE", "one", "MODERNIZE_API", one.url(), "TOKEN_OF_ONE", TOKEN);

    // When
    run(variables);
    run(variables, "--api", other.url());

    // Then: the token of the profile goes to no other address
    assertThat(one.authorizations()).containsExactly("");
    assertThat(other.authorizations()).containsExactly("");
  }

  @Test
  void aFolderOfALocalPlatformGoesBeforeTheProfile() throws Exception {
    // Given
    profiles("default: one\nprofiles:\n  one:\n    api: %s\n".formatted(one.url()));

    // When
    CommandRun run = run(Map.of(), "--data", home.resolve("absent").toString());

    // Then
    assertThat(run.err()).contains("there is no local platform in");
    assertThat(one.authorizations()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'profiles:\n  one:\n    apii: http://x', line 3, nearest: api",
    "'profile:\n  one:\n    api: http://x', line 1, nearest: profiles",
    "'profiles:\n  one:\n    api: nonsense', line 3, accepted: ",
    "'profiles:\n  one:\n    bootstrap-servers: kafka', line 3, HOST:PORT",
    "'profiles:\n  one:\n    api:', line 3, has no value",
    "'profiles:\n  one:\n    api: http://x\n    api: http://y', line 4, is there twice",
    "'profiles:\n  one: http://x', line 2, has no settings",
    "'profiles:\n  one:\n   api: http://x\n    token: x', line 4, no YAML",
    "'default: two\nprofiles:\n  one:\n    api: http://x', line 1, no profile 'two'",
  })
  void whatIsWrongInTheFileIsToldWithItsLine(String content, String line, String said)
      throws Exception {
    // Given
    profiles(content);

    // When
    CommandRun run = run(Map.of("MODERNIZE_PROFILE", "one"));

    // Then
    assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
    assertThat(run.err()).contains("profiles.yaml, " + line, said, "remedy: ");
  }

  @Test
  void aProfileThatIsNotThereIsToldWithThoseThereAre() throws Exception {
    // Given
    profiles("profiles:\n  production:\n    api: http://x\n");

    // When
    CommandRun wrong = run(Map.of(), "--profile", "prodction");
    Files.delete(home.resolve(".config/modernize/profiles.yaml"));
    CommandRun none = run(Map.of(), "--profile", "production");

    // Then
    assertThat(wrong.exitCode()).isEqualTo(2);
    assertThat(wrong.err()).contains("no profile 'prodction'", "nearest: production");
    assertThat(none.exitCode()).isEqualTo(2);
    assertThat(none.err()).contains("there is no file", "profiles.yaml");
  }

  @Test
  void aTokenThatIsNoReferenceIsRefusedAndNotRepeated() throws Exception {
    // Given
    profiles("profiles:\n  one:\n    api: %s\n    token: %s\n".formatted(one.url(), TOKEN));

    // When
    CommandRun run = run(Map.of(), "--profile", "one");

    // Then
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("env:NAME or file:PATH").doesNotContain(TOKEN);
    assertThat(one.authorizations()).isEmpty();
  }

  @Test
  void aFileThatIsWrongDoesNotKeepTheHelpBack() throws Exception {
    // Given
    profiles("nonsense");

    // Then
    assertThat(run(Map.of("MODERNIZE_PROFILE", "one"), "--help").exitCode()).isZero();
  }

  private void profiles(String content) throws IOException {
    Path folder = Files.createDirectories(home.resolve(".config/modernize"));
    Files.writeString(folder.resolve("profiles.yaml"), content);
  }

  private CommandRun run(Map<String, String> variables, String... options) {
    Map<String, String> environment = new HashMap<>(variables);
    environment.put("HOME", home.toString());
    String[] line = new String[options.length + 1];
    line[0] = "status";
    System.arraycopy(options, 0, line, 1, options.length);
    return CommandRun.of(environment, line);
  }
}
