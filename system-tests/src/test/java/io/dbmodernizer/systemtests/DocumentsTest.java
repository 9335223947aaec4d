package io.dbmodernizer.systemtests;

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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every page is found by a reader who begins at the README, and every link leads somewhere. */
class DocumentsTest {
  private static final Path ROOT = Path.of("..");
  private static final Path README = ROOT.resolve("README.md");
  private static final Pattern LINK = Pattern.compile("]\\((?!https?:)([^)#\\s]+)(#[^)\\s]*)?\\)");

  @Test
  void everyPageIsReachedFromTheReadme() throws IOException {
    // Given
    Set<String> pages = new TreeSet<>();
    try (Stream<Path> all = Files.walk(ROOT.resolve("docs"))) {
      all.filter(path -> path.toString().endsWith(".md")).forEach(path -> pages.add(name(path)));
    }

    // When
    Set<String> reached = new TreeSet<>();
    Deque<Path> toRead = new ArrayDeque<>(List.of(README));
    while (!toRead.isEmpty()) {
      Path page = toRead.remove();
      if (reached.add(name(page))) {
        targets(page).stream()
            .filter(target -> target.toString().endsWith(".md") && Files.exists(target))
            .forEach(toRead::add);
      }
    }

    // Then
    assertThat(pages).hasSizeGreaterThan(10);
    assertThat(reached).containsAll(pages);
  }

  @Test
  void everyLinkToAFileLeadsToOne() throws IOException {
    List<String> broken = new ArrayList<>();
    try (Stream<Path> all = Files.walk(ROOT.resolve("docs"))) {
      List<Path> pages =
          Stream.concat(Stream.of(README), all.filter(path -> path.toString().endsWith(".md")))
              .toList();
      for (Path page : pages) {
        for (Path target : targets(page)) {
          if (!Files.exists(target)) {
            broken.add(name(page) + " -> " + target);
          }
        }
      }
    }
    assertThat(broken).isEmpty();
  }

  private static List<Path> targets(Path page) throws IOException {
    List<Path> targets = new ArrayList<>();
    Matcher link = LINK.matcher(Files.readString(page));
    while (link.find()) {
      targets.add(page.resolveSibling(link.group(1)).normalize());
    }
    return targets;
  }

  private static String name(Path page) {
    return ROOT.toAbsolutePath()
        .normalize()
        .relativize(page.toAbsolutePath().normalize())
        .toString();
  }
}
