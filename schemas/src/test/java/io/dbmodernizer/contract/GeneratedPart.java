package io.dbmodernizer.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A part of a document that is generated from the catalogue, between two comments. */
final class GeneratedPart {

  private final Path file;
  private final String begin;
  private final String end;

  GeneratedPart(Path file, String name) {
    this.file = file;
    this.begin = "<!-- generated: " + name + " -->\n";
    this.end = "<!-- end: " + name + " -->";
  }

  String read() throws IOException {
    String text = Files.readString(file);
    return text.substring(start(text), text.indexOf(end));
  }

  void write(String content) throws IOException {
    String text = Files.readString(file);
    Files.writeString(
        file, text.substring(0, start(text)) + content + text.substring(text.indexOf(end)));
  }

  private int start(String text) {
    int start = text.indexOf(begin);
    if (start < 0 || text.indexOf(end) < start) {
      throw new IllegalStateException(file + " has no part between " + begin + " and " + end);
    }
    return start + begin.length();
  }
}
