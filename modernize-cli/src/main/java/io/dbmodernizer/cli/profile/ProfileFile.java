package io.dbmodernizer.cli.profile;

import io.dbmodernizer.cli.failure.CommandRefusedException;
import io.dbmodernizer.cli.option.Nearest;
import io.dbmodernizer.cli.option.UnacceptedValue;
import io.dbmodernizer.request.DocumentText;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import picocli.CommandLine.TypeConversionException;

/**
 * The file of the profiles. Every error names the line and what is accepted.
 *
 * <pre>{@code
 * default: test
 * profiles:
 *   test:
 *     api: https://modernizer.example.com
 *     bootstrap-servers: kafka:9093
 *     token: file:/home/me/.config/modernize/token
 * }</pre>
 */
final class ProfileFile {
  private static final List<String> TOP = List.of("default", "profiles");

  private final Path path;
  private final Map<String, Map<ProfileKey, String>> profiles = new LinkedHashMap<>();
  private @Nullable String defaultName;
  private int defaultLine;

  private ProfileFile(Path path) {
    this.path = path;
  }

  /**
   * Reads a file.
   *
   * @throws CommandRefusedException if it is not acceptable
   * @throws IOException if it cannot be read
   */
  static ProfileFile read(Path path) throws IOException {
    ProfileFile file = new ProfileFile(path);
    try {
      Node root = new Yaml().compose(new StringReader(DocumentText.read(path)));
      if (root != null) {
        file.members(root, "the file", TOP).forEach(file::top);
      }
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
      throw file.error(
          line, "this is no YAML: " + e.getProblem(), "write NAME: VALUE, indented by two spaces");
    } catch (YAMLException e) {
      throw file.error(
          1, "this is no YAML: it has a character that YAML does not allow", "remove it");
    }
    if (file.defaultName != null && !file.profiles.containsKey(file.defaultName)) {
      throw file.error(
          file.defaultLine,
          "there is no profile '%s'".formatted(file.defaultName),
          file.namesWith(file.defaultName));
    }
    return file;
  }

  /** Returns the name of the profile that counts if none is given. */
  Optional<String> defaultName() {
    return Optional.ofNullable(defaultName);
  }

  /**
   * Returns the settings of a profile.
   *
   * @throws CommandRefusedException if there is none of this name
   */
  Map<ProfileKey, String> profile(String name) {
    Map<ProfileKey, String> profile = profiles.get(name);
    if (profile == null) {
      throw new CommandRefusedException(
          "there is no profile '%s' in %s".formatted(name, path), namesWith(name));
    }
    return profile;
  }

  private void top(ScalarNode key, Node value) {
    if (key.getValue().equals("default")) {
      defaultName = text(key, value);
      defaultLine = line(key);
    } else {
      members(value, "profiles", null).forEach(this::profile);
    }
  }

  private void profile(ScalarNode name, Node value) {
    Map<ProfileKey, String> settings = new EnumMap<>(ProfileKey.class);
    members(value, "the profile '" + name.getValue() + "'", ProfileKey.names())
        .forEach(
            (key, setting) -> {
              ProfileKey known = ProfileKey.named(key.getValue()).orElseThrow();
              settings.put(known, checked(known, key, text(key, setting)));
            });
    profiles.put(name.getValue(), settings);
  }

  private String checked(ProfileKey known, ScalarNode key, String value) {
    try {
      known.check(value);
      return value;
    } catch (TypeConversionException e) {
      UnacceptedValue unaccepted = UnacceptedValue.of(e);
      throw error(line(key), known.text() + ": " + unaccepted.problem(), unaccepted.remedy());
    }
  }

  /** Returns the members of a mapping, each name once and, if names are given, one of these. */
  private Map<ScalarNode, Node> members(Node node, String where, @Nullable List<String> accepted) {
    if (!(node instanceof MappingNode mapping)) {
      throw error(
          line(node), where + " has no settings", "write NAME: VALUE on lines of their own");
    }
    Map<String, ScalarNode> names = new LinkedHashMap<>();
    Map<ScalarNode, Node> members = new LinkedHashMap<>();
    for (NodeTuple each : mapping.getValue()) {
      if (!(each.getKeyNode() instanceof ScalarNode key)) {
        throw error(line(each.getKeyNode()), "a name is missing", "write NAME: VALUE");
      }
      String name = key.getValue();
      if (accepted != null && !accepted.contains(name)) {
        throw error(
            line(key),
            "%s has no setting '%s'".formatted(where, name),
            "accepted: "
                + String.join(", ", accepted)
                + Nearest.to(name, accepted).map(near -> "; nearest: " + near).orElse(""));
      }
      if (names.put(name, key) != null) {
        throw error(line(key), "'%s' is there twice".formatted(name), "remove one of them");
      }
      members.put(key, each.getValueNode());
    }
    return members;
  }

  private String text(ScalarNode key, Node value) {
    if (value instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
      return scalar.getValue();
    }
    throw error(
        line(key),
        "'%s' has no value".formatted(key.getValue()),
        "give one text, or remove the line");
  }

  private String namesWith(String wrong) {
    return "profiles of %s: %s%s"
        .formatted(
            path,
            String.join(", ", profiles.keySet()),
            Nearest.to(wrong, profiles.keySet()).map(near -> "; nearest: " + near).orElse(""));
  }

  private CommandRefusedException error(int line, String problem, String remedy) {
    return new CommandRefusedException("%s, line %d: %s".formatted(path, line, problem), remedy);
  }

  private static int line(Node node) {
    return Objects.requireNonNull(node.getStartMark()).getLine() + 1;
  }
}
