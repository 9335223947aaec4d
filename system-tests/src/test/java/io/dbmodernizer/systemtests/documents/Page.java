package io.dbmodernizer.systemtests.documents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A page in Markdown.
 *
 * @param file its absolute path
 */
record Page(Path file) {

  /** The folder of the project. */
  static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  private static final Pattern LINK = Pattern.compile("]\\((?!https?:)([^)\\s]*)\\)");
  private static final Pattern HEADING = Pattern.compile("^#{1,6} (.+)$", Pattern.MULTILINE);
  private static final Pattern CODE_BLOCK =
      Pattern.compile("^ *```(.*)\\n((?:.*\\n)*?) *```$", Pattern.MULTILINE);

  /** Returns the page at a path below the folder of the project. */
  static Page at(String path) {
    return new Page(ROOT.resolve(path));
  }

  /** Returns all pages of the project, without what builds and runs have written. */
  static List<Page> all() throws IOException {
    return files(".md").stream().map(Page::new).toList();
  }

  /**
   * Returns the files of the project with this ending, without what builds and runs have written.
   */
  static List<Path> files(String ending) throws IOException {
    List<Path> found = new ArrayList<>();
    try (Stream<Path> top = Files.list(ROOT)) {
      for (Path entry : top.toList()) {
        if (entry.getFileName().toString().startsWith(".") || entry.endsWith("target")) {
          continue;
        }
        try (Stream<Path> all = Files.walk(entry)) {
          all.filter(file -> file.toString().endsWith(ending))
              .filter(file -> !isWritten(ROOT.relativize(file).toString()))
              .forEach(found::add);
        }
      }
    }
    return found;
  }

  private static boolean isWritten(String path) {
    return path.contains("/target/") || path.contains("/node_modules/");
  }

  /** Returns its path below the folder of the project. */
  String name() {
    return ROOT.relativize(file).toString();
  }

  /** Reads the whole text. */
  String text() throws IOException {
    return Files.readString(file);
  }

  /** Returns the links to files of the project. */
  List<Link> links() throws IOException {
    return LINK.matcher(text()).results().map(link -> Link.of(file, link.group(1))).toList();
  }

  /** Returns the headings as the page writes them, in order. */
  List<String> titles() throws IOException {
    return HEADING
        .matcher(CODE_BLOCK.matcher(text()).replaceAll(""))
        .results()
        .map(heading -> heading.group(1))
        .toList();
  }

  /**
   * Returns the headings as links name them: in lower case, without punctuation, hyphens for
   * blanks.
   */
  Set<String> headings() throws IOException {
    return titles().stream()
        .map(title -> title.toLowerCase(Locale.ROOT))
        .map(title -> title.replaceAll("[^\\p{L}\\p{N}_ -]", "").replace(' ', '-'))
        .collect(Collectors.toSet());
  }

  /** Returns the blocks of code, in order. */
  List<CodeBlock> blocks() throws IOException {
    String text = text();
    List<CodeBlock> blocks = new ArrayList<>();
    Matcher matcher = CODE_BLOCK.matcher(text);
    while (matcher.find()) {
      MatchResult block = matcher.toMatchResult();
      long line = text.substring(0, block.start()).lines().count() + 1;
      blocks.add(new CodeBlock(name() + ":" + line, block.group(1).strip(), block.group(2)));
    }
    return blocks;
  }
}
