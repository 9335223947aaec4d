package io.dbmodernizer.cli.profile;

import io.dbmodernizer.cli.failure.CommandRefusedException;
import io.dbmodernizer.cli.option.UnacceptedValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.TypeConversionException;

/**
 * The profile that a user has chosen: by name, by {@code MODERNIZE_PROFILE}, or by {@code default}
 * in the file. Environment variables such as {@code MODERNIZE_API} replace single settings.
 */
public final class ProfileChoice {
  /** Environment variable with the name of a profile. */
  public static final String VARIABLE = "MODERNIZE_PROFILE";

  /** Environment variable with the file of the profiles. */
  static final String FILE_VARIABLE = "MODERNIZE_PROFILES";

  private final @Nullable String name;
  private final Map<String, String> environment;
  private @Nullable Map<ProfileKey, String> settings;

  private ProfileChoice(@Nullable String name, Map<String, String> environment) {
    this.name = name;
    this.environment = environment;
  }

  /**
   * Returns the choice. The file is not read before a setting is needed.
   *
   * @param name name of the profile; empty for that of the environment or the file
   * @param environment the environment variables
   */
  public static ProfileChoice of(String name, Map<String, String> environment) {
    String chosen = name.isEmpty() ? environment.getOrDefault(VARIABLE, "") : name;
    return new ProfileChoice(chosen.isEmpty() ? null : chosen, environment);
  }

  /** Returns the environment variables. */
  public Map<String, String> environment() {
    return environment;
  }

  /**
   * Returns a setting.
   *
   * @param key the setting
   * @return its value; empty if neither the environment nor the profile has it
   * @throws CommandRefusedException if the file, the profile or the value is not acceptable
   * @throws IOException if the file cannot be read
   */
  public Optional<String> value(ProfileKey key) throws IOException {
    String variable =
        key == ProfileKey.TOKEN ? "" : environment.getOrDefault(key.variable(), "").strip();
    if (!variable.isEmpty()) {
      try {
        key.check(variable);
      } catch (TypeConversionException e) {
        throw UnacceptedValue.of(e).refusal("the variable " + key.variable());
      }
      return Optional.of(variable);
    }
    return Optional.ofNullable(settings().get(key));
  }

  /** Returns whether the file has a value that no environment variable replaces. */
  public boolean isOfFile(ProfileKey key) throws IOException {
    return environment.getOrDefault(key.variable(), "").isBlank() && settings().containsKey(key);
  }

  /** Returns the path of a file that a profile names, relative to the file of the profiles. */
  public Path resolve(String path) {
    return file().map(file -> file.resolveSibling(path)).orElse(Path.of(path));
  }

  private Map<ProfileKey, String> settings() throws IOException {
    if (settings == null) {
      settings = read();
    }
    return settings;
  }

  private Map<ProfileKey, String> read() throws IOException {
    Optional<Path> file = file().filter(Files::exists);
    if (file.isEmpty()) {
      if (name != null) {
        throw new CommandRefusedException(
            "there is no profile '%s', because there is no file %s"
                .formatted(name, file().map(Path::toString).orElse("of profiles")),
            "write the file, or choose none with --profile or " + VARIABLE);
      }
      return Map.of();
    }
    ProfileFile content = ProfileFile.read(file.get());
    String chosen = name != null ? name : content.defaultName().orElse(null);
    return chosen == null ? Map.of() : content.profile(chosen);
  }

  /** Returns the place of the file; empty if the environment has no home. */
  private Optional<Path> file() {
    for (String[] place :
        new String[][] {
          {FILE_VARIABLE, ""},
          {"XDG_CONFIG_HOME", "modernize/profiles.yaml"},
          {"HOME", ".config/modernize/profiles.yaml"},
          {"APPDATA", "modernize/profiles.yaml"}
        }) {
      String folder = environment.getOrDefault(place[0], "");
      if (!folder.isEmpty()) {
        return Optional.of(place[1].isEmpty() ? Path.of(folder) : Path.of(folder, place[1]));
      }
    }
    return Optional.empty();
  }
}
