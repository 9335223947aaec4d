package io.dbmodernizer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.cli.terminal.Terminal;
import io.dbmodernizer.events.MigrationEngine;
import io.dbmodernizer.events.MigrationRequested;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/**
 * Everything that remedies, messages and documents name exists: commands of {@code modernize} with
 * their options, engines, settings, and fields of a request. The test reads the string literals of
 * the code and the documents.
 */
class NamedThingsTest {

  private static final Path ROOT = Path.of("..");
  private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*)\"");
  private static final Pattern TEXT_BLOCK = Pattern.compile("\"\"\"\\n(.*?)\"\"\"", Pattern.DOTALL);

  /** A command in quotes, in backticks, in brackets, or alone on a line of a code block. */
  private static final Pattern COMMAND =
      Pattern.compile(
          "(?:['`(]|^\\s*)(?:\\./)?modernize ([a-z][a-z-]*(?:\\|[a-z-]+)*)([^'`()#\\n]*)",
          Pattern.MULTILINE);

  private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--[a-z][a-z-]*");
  private static final Pattern ENGINE = Pattern.compile("\\b([A-Z]{3,}) engine\\b");
  private static final Pattern SETTING =
      Pattern.compile("(?<![\\w.])dbmodernizer\\.[a-z-]+\\.[a-z][a-z.-]*[a-z]");
  private static final Pattern FIELD =
      Pattern.compile(
          "(?<![\\w./-])(?:source|target|migration|backup|monitoring)(?:\\.[a-z][A-Za-z]+)+\\b");

  /** Names of topics, files and packages that look like a field of a request. */
  private static final Pattern NO_FIELD =
      Pattern.compile("\\.(md|json|java|yml|yaml|log|properties|args|classpath|targets)$");

  /** Meters, properties of a build and of a process, and a key between parts of the runtime. */
  private static final Set<String> NO_SETTING =
      Set.of(
          "dbmodernizer.arm.budget.left",
          "dbmodernizer.arm.calls",
          "dbmodernizer.broker.silence",
          "dbmodernizer.copy.busy",
          "dbmodernizer.copy.bytes",
          "dbmodernizer.copy.chunks",
          "dbmodernizer.copy.locks.lost",
          "dbmodernizer.copy.rows",
          "dbmodernizer.dead.letters",
          "dbmodernizer.image.broker",
          "dbmodernizer.migrations",
          "dbmodernizer.registry.home",
          "dbmodernizer.record.limits",
          "dbmodernizer.sql.pool.active",
          "dbmodernizer.stage.duration",
          "dbmodernizer.step.duration",
          "dbmodernizer.step.run",
          "dbmodernizer.steps.free",
          "dbmodernizer.steps.running",
          "dbmodernizer.steps.waiting",
          "dbmodernizer.steps.waiting.oldest",
          "dbmodernizer.stream.thread.deaths");

  private static Map<String, String> texts = Map.of();
  private static Map<String, CommandLine> commands = Map.of();

  @BeforeAll
  static void read() throws IOException {
    texts = new TreeMap<>();
    try (Stream<Path> files = Files.walk(ROOT, 14)) {
      for (Path file :
          files
              .filter(path -> !path.toString().contains("/target/"))
              .filter(path -> isMainCode(path) || isDocument(path))
              .toList()) {
        String text = Files.readString(file);
        texts.put(ROOT.relativize(file).toString(), isDocument(file) ? text : literals(text));
      }
    }
    commands =
        ModernizeMain.commandLine(
                Terminal.plain(new PrintStream(new ByteArrayOutputStream())),
                Map.of(),
                new PrintStream(new ByteArrayOutputStream()))
            .getSubcommands();
    assertThat(texts).hasSizeGreaterThan(300);
  }

  @Test
  void everyCommandThatIsNamedExistsWithItsOptions() {
    List<String> unknown = new ArrayList<>();
    int found = 0;
    for (Map.Entry<String, String> text : texts.entrySet()) {
      Matcher named = COMMAND.matcher(text.getValue());
      while (named.find()) {
        for (String name : named.group(1).split("\\|")) {
          found++;
          CommandLine command = commands.get(name);
          if (command == null) {
            unknown.add(text.getKey() + ": modernize " + name);
            continue;
          }
          Matcher option = OPTION.matcher(named.group(2));
          while (option.find()) {
            if (command.getCommandSpec().findOption(option.group()) == null) {
              unknown.add(text.getKey() + ": modernize " + name + " " + option.group());
            }
          }
        }
      }
    }
    assertThat(found).isGreaterThan(30);
    assertThat(unknown).isEmpty();
  }

  @Test
  void everyEngineThatIsNamedExists() {
    List<String> engines =
        Arrays.stream(MigrationEngine.values()).map(MigrationEngine::name).toList();
    assertThat(matches(ENGINE, 1))
        .allSatisfy((place, engine) -> assertThat(engines).contains(engine));
  }

  @Test
  void everySettingThatIsNamedExists() throws IOException {
    String reference = Files.readString(ROOT.resolve("docs/configuration.md"));
    Map<String, String> named = matches(SETTING, 0);
    assertThat(named).hasSizeGreaterThan(20);
    List<String> unknown = new ArrayList<>();
    named.forEach(
        (place, setting) -> {
          if (!NO_SETTING.contains(setting) && !reference.contains("`" + setting)) {
            unknown.add(place + ": " + setting);
          }
        });
    assertThat(unknown).isEmpty();
  }

  @Test
  void everyFieldOfARequestThatIsNamedExists() {
    List<String> unknown = new ArrayList<>();
    Map<String, String> named = matches(FIELD, 0);
    named.keySet().removeIf(place -> !isSentence(place));
    named.forEach(
        (place, field) -> {
          if (!NO_FIELD.matcher(field).find() && !isField(field)) {
            unknown.add(place + ": " + field);
          }
        });
    assertThat(named).hasSizeGreaterThan(20);
    assertThat(unknown).isEmpty();
  }

  @Test
  void whatDoesNotExistIsFound() {
    assertThat(COMMAND.matcher("run 'modernize fly --high'").results().map(r -> r.group(1)))
        .containsExactly("fly");
    assertThat(ENGINE.matcher("use the DIRECT engine").find()).isTrue();
    assertThat(isField("target.server.nonsense")).isFalse();
    assertThat(isField("migration.existingRows")).isTrue();
  }

  private static boolean isField(String path) {
    Schema schema = MigrationRequested.getClassSchema();
    for (String name : path.split("\\.")) {
      Schema record = record(schema);
      Schema.Field field = record == null ? null : record.getField(name);
      if (field == null) {
        return false;
      }
      schema = field.schema();
    }
    return true;
  }

  private static @Nullable Schema record(Schema schema) {
    return switch (schema.getType()) {
      case RECORD -> schema;
      case ARRAY -> record(schema.getElementType());
      case UNION ->
          schema.getTypes().stream()
              .map(NamedThingsTest::record)
              .filter(each -> each != null)
              .findFirst()
              .orElse(null);
      default -> null;
    };
  }

  private static Map<String, String> matches(Pattern pattern, int group) {
    Map<String, String> found = new TreeMap<>();
    texts.forEach(
        (file, text) -> {
          Matcher matcher = pattern.matcher(text);
          while (matcher.find()) {
            found.put(file + " at " + matcher.start(), matcher.group(group));
          }
        });
    return found;
  }

  /** Returns whether the text is for people. A single name is not. */
  private static boolean isSentence(String place) {
    String text = texts.getOrDefault(place.substring(0, place.indexOf(" at ")), "");
    int at = Integer.parseInt(place.substring(place.indexOf(" at ") + 4));
    int begin = text.lastIndexOf('\n', at) + 1;
    int end = text.indexOf('\n', at);
    return text.substring(begin, end < 0 ? text.length() : end).contains(" ");
  }

  private static boolean isMainCode(Path path) {
    return path.toString().endsWith(".java") && path.toString().contains("/src/main/java/");
  }

  private static boolean isDocument(Path path) {
    return path.toString().endsWith(".md")
        && (path.startsWith(ROOT.resolve("docs"))
            || path.startsWith(ROOT.resolve("examples"))
            || path.equals(ROOT.resolve("README.md")));
  }

  /** Returns the string literals of the code. Literals joined by a plus sign are one text. */
  private static String literals(String code) {
    String joined = code.replaceAll("\"\\s*\\+\\s*\"", "");
    StringBuilder texts = new StringBuilder();
    Matcher block = TEXT_BLOCK.matcher(joined);
    while (block.find()) {
      texts.append(block.group(1)).append('\n');
    }
    Matcher literal = LITERAL.matcher(joined);
    while (literal.find()) {
      texts.append(literal.group(1)).append('\n');
    }
    return texts.toString();
  }
}
