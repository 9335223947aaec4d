package io.dbmodernizer.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every page is found from the index, every link leads somewhere, every class that is named exists.
 */
class DocumentsTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Path README = ROOT.resolve("README.md");
  private static final Path INDEX = ROOT.resolve("docs/README.md");
  private static final Path GUIDES = ROOT.resolve("docs/contributing");
  private static final Path CONTRIBUTING = ROOT.resolve("CONTRIBUTING.md");

  private static final Pattern LINK =
      Pattern.compile("]\\((?!https?:)([^)#\\s]*)(?:#([^)\\s]*))?\\)");
  private static final Pattern HEADING = Pattern.compile("^#{1,6} (.+)$", Pattern.MULTILINE);
  private static final Pattern CODE_BLOCK =
      Pattern.compile("^```.*?^```", Pattern.MULTILINE | Pattern.DOTALL);

  /** A name of a Java type between backticks, alone, with a method, or with a type around it. */
  private static final Pattern TYPE =
      Pattern.compile("`((?:[A-Z]\\w*[a-z]\\w*)(?:\\.[A-Z]\\w*[a-z]\\w*)*)(?:[.#(][^`/]*)?`");

  private static final Pattern DECLARED =
      Pattern.compile("\\b(?:class|interface|record|enum|@interface) (\\w+)");

  /** Words between backticks that look like a type of ours and are none. */
  private static final Set<String> OTHER_WORDS =
      Set.of("NotEmulated", "Ref", "Refs", "Test", "TopologyTestDriver", "Unreleased");

  @Test
  void everyPageIsReachedFromTheIndex() throws IOException {
    // Given
    Set<Path> pages =
        pages().stream()
            .filter(page -> page.startsWith(ROOT.resolve("docs")))
            .collect(Collectors.toSet());

    // When
    Set<Path> reached = new TreeSet<>();
    Deque<Path> toRead = new ArrayDeque<>(List.of(INDEX));
    while (!toRead.isEmpty()) {
      Path page = toRead.remove();
      if (reached.add(page)) {
        links(page).stream()
            .map(Link::target)
            .filter(target -> target.toString().endsWith(".md") && Files.exists(target))
            .forEach(toRead::add);
      }
    }

    // Then
    assertThat(pages).hasSizeGreaterThan(10);
    assertThat(reached).containsAll(pages);
  }

  @Test
  void theReadmeLeadsToTheIndexAndToTheGuideForContributors() throws IOException {
    assertThat(links(README).stream().map(Link::target)).contains(INDEX, CONTRIBUTING);
  }

  @Test
  void everyLinkLeadsToAFileAndToAHeadingInIt() throws IOException {
    // Given
    List<String> broken = new ArrayList<>();
    int seen = 0;

    // When
    for (Path page : pages()) {
      for (Link link : links(page)) {
        seen++;
        if (!Files.exists(link.target())
            || (!link.heading().isEmpty() && !headings(link.target()).contains(link.heading()))) {
          broken.add(ROOT.relativize(page) + " -> " + link);
        }
      }
    }

    // Then
    assertThat(seen).isGreaterThan(60);
    assertThat(broken).isEmpty();
  }

  @Test
  void everyClassThatAGuideNamesExists() throws IOException {
    // Given
    Set<String> existing = declaredTypes();
    List<String> unknown = new ArrayList<>();
    Set<String> named = new TreeSet<>();

    // When
    for (Path page : pages()) {
      if (page.startsWith(GUIDES) || page.equals(CONTRIBUTING)) {
        String text = Files.readString(page);
        Set<String> declared = new TreeSet<>(existing);
        declared.addAll(declaredIn(text));
        TYPE.matcher(text)
            .results()
            .flatMap(found -> Stream.of(found.group(1).split("\\.")))
            .filter(name -> !OTHER_WORDS.contains(name))
            .forEach(
                name -> {
                  named.add(name);
                  if (!declared.contains(name)) {
                    unknown.add(ROOT.relativize(page) + ": " + name);
                  }
                });
      }
    }

    // Then
    assertThat(named).hasSizeGreaterThan(30);
    assertThat(unknown).isEmpty();
  }

  private static List<Path> pages() throws IOException {
    return files(".md");
  }

  private static Set<String> declaredTypes() throws IOException {
    Set<String> types = new TreeSet<>();
    for (Path file : Stream.concat(files(".java").stream(), files(".avdl").stream()).toList()) {
      types.addAll(declaredIn(Files.readString(file)));
    }
    return types;
  }

  /** What a text declares; an example in a guide declares the types that it adds. */
  private static Set<String> declaredIn(String text) {
    return DECLARED
        .matcher(text)
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toSet());
  }

  /** The files of the project with this ending, without what builds and runs have written. */
  private static List<Path> files(String ending) throws IOException {
    List<Path> found = new ArrayList<>();
    try (Stream<Path> top = Files.list(ROOT)) {
      for (Path entry : top.toList()) {
        if (entry.getFileName().toString().startsWith(".") || entry.endsWith("target")) {
          continue;
        }
        try (Stream<Path> all = Files.walk(entry)) {
          all.filter(file -> file.toString().endsWith(ending))
              .filter(file -> !ROOT.relativize(file).toString().contains("/target/"))
              .forEach(found::add);
        }
      }
    }
    return found;
  }

  private static List<Link> links(Path page) throws IOException {
    return LINK.matcher(Files.readString(page))
        .results()
        .map(
            link ->
                new Link(
                    link.group(1).isEmpty() ? page : page.resolveSibling(link.group(1)).normalize(),
                    link.group(2) == null ? "" : link.group(2)))
        .toList();
  }

  /** The headings as links name them: in lower case, without punctuation, hyphens for blanks. */
  private static Set<String> headings(Path page) throws IOException {
    return HEADING
        .matcher(CODE_BLOCK.matcher(Files.readString(page)).replaceAll(""))
        .results()
        .map(heading -> heading.group(1).toLowerCase(Locale.ROOT))
        .map(text -> text.replaceAll("[^\\p{L}\\p{N}_ -]", "").replace(' ', '-'))
        .collect(Collectors.toSet());
  }

  private record Link(Path target, String heading) {
    @Override
    public String toString() {
      return ROOT.relativize(target) + (heading.isEmpty() ? "" : "#" + heading);
    }
  }
}
