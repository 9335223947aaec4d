package io.dbmodernizer.systemtests.documents;

import java.util.List;
import java.util.Optional;

/**
 * A block of code on a page, between two lines of three backticks.
 *
 * @param place the page and the number of the first line, for messages
 * @param info the words behind the first backticks: the language, for commands also {@code
 *     test=CLASS} or {@code needs=SOMETHING}
 * @param text the lines between
 */
record CodeBlock(String place, String info, String text) {

  /** The language of commands for a shell. */
  static final String SHELL = "sh";

  /** Returns the first word of the info, which GitHub reads too; empty if there is none. */
  String language() {
    return info.split(" ", 2)[0];
  }

  /** Returns the value of a word of the info such as {@code needs=azure}. */
  Optional<String> attribute(String name) {
    return List.of(info.split(" +")).stream()
        .filter(word -> word.startsWith(name + "="))
        .map(word -> word.substring(name.length() + 1))
        .findFirst();
  }

  @Override
  public String toString() {
    return place + " [" + info + "]";
  }
}
