package io.dbmodernizer.systemtests.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
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
  private static final Path README = Page.ROOT.resolve("README.md");
  private static final Path INDEX = Page.ROOT.resolve("docs/README.md");
  private static final Path GUIDES = Page.ROOT.resolve("docs/contributing");
  private static final Path CONTRIBUTING = Page.ROOT.resolve("CONTRIBUTING.md");

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
        Page.all().stream()
            .map(Page::file)
            .filter(
                file ->
                    file.startsWith(Page.ROOT.resolve("docs"))
                        || file.startsWith(Page.ROOT.resolve("examples")))
            .collect(Collectors.toSet());

    // When
    Set<Path> reached = new TreeSet<>();
    Deque<Path> toRead = new ArrayDeque<>(List.of(INDEX));
    while (!toRead.isEmpty()) {
      Path page = toRead.remove();
      if (reached.add(page)) {
        new Page(page)
            .links().stream()
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
    assertThat(new Page(README).links().stream().map(Link::target)).contains(INDEX, CONTRIBUTING);
  }

  @Test
  void everyLinkLeadsToAFileAndToAHeadingInIt() throws IOException {
    // Given
    List<String> broken = new ArrayList<>();
    int seen = 0;

    // When
    for (Page page : Page.all()) {
      for (Link link : page.links()) {
        seen++;
        if (!link.leadsSomewhere()) {
          broken.add(page.name() + " -> " + link);
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
    for (Page page : Page.all()) {
      if (page.file().startsWith(GUIDES) || page.file().equals(CONTRIBUTING)) {
        String text = page.text();
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
                    unknown.add(page.name() + ": " + name);
                  }
                });
      }
    }

    // Then
    assertThat(named).hasSizeGreaterThan(30);
    assertThat(unknown).isEmpty();
  }

  private static Set<String> declaredTypes() throws IOException {
    Set<String> types = new TreeSet<>();
    for (Path file :
        Stream.concat(Page.files(".java").stream(), Page.files(".avdl").stream()).toList()) {
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
}
