package io.dbmodernizer.systemtests.documents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A link to a file of the project.
 *
 * @param target the file
 * @param heading the heading in it, as links write it; empty for none
 */
record Link(Path target, String heading) {

  /**
   * Reads a link.
   *
   * @param from the page that has the link
   * @param text the path relative to the page, with or without a heading behind {@code #}
   */
  static Link of(Path from, String text) {
    int hash = text.indexOf('#');
    String path = hash < 0 ? text : text.substring(0, hash);
    return new Link(
        path.isEmpty() ? from : from.resolveSibling(path).normalize(),
        hash < 0 ? "" : text.substring(hash + 1));
  }

  /** Returns whether it leads to a file, and to a heading of it if it names one. */
  boolean leadsSomewhere() throws IOException {
    return Files.exists(target)
        && (heading.isEmpty() || new Page(target).headings().contains(heading));
  }

  @Override
  public String toString() {
    return Page.ROOT.relativize(target) + (heading.isEmpty() ? "" : "#" + heading);
  }
}
