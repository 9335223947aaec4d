package io.dbmodernizer.cli.logs;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The lines of one log file, from its end and as they are added. Used by one thread. */
final class LogFile {
  private static final int CHUNK = 65_536;

  private final Path path;
  private final LineFilter filter;
  private final ByteArrayOutputStream unfinished = new ByteArrayOutputStream();
  private long position;

  LogFile(Path path, LineFilter filter) {
    this.path = path;
    this.filter = filter;
  }

  /** Returns the name of the process. */
  String name() {
    return String.valueOf(path.getFileName()).replaceFirst("\\.log$", "");
  }

  /** Returns the new lines that the filter lets through. A file that begins anew is read anew. */
  List<String> read() throws IOException {
    if (!Files.exists(path)) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
      if (file.length() < position) {
        position = 0;
        unfinished.reset();
      }
      file.seek(position);
      byte[] chunk = new byte[CHUNK];
      for (int count = file.read(chunk); count > 0; count = file.read(chunk)) {
        position += count;
        split(chunk, count, lines);
      }
    }
    return lines;
  }

  private void split(byte[] chunk, int count, List<String> lines) {
    for (int i = 0; i < count; i++) {
      if (chunk[i] == '\n') {
        String line = unfinished.toString(StandardCharsets.UTF_8).stripTrailing();
        unfinished.reset();
        if (filter.lets(line)) {
          lines.add(line);
        }
      } else {
        unfinished.write(chunk[i]);
      }
    }
  }
}
