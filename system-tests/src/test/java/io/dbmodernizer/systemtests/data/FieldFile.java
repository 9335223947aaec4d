package io.dbmodernizer.systemtests.data;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A data file as SQL Server's bulk copy writes it: without header; either tabs between the fields
 * and a line for each row, or {@code +|} between fields and {@code &|} at the end of a row, where a
 * field may have lines of its own. UTF-8, or UTF-16 if it begins with a byte order mark. An empty
 * field is NULL; an empty text is a zero character.
 *
 * @param text the decoded content
 */
record FieldFile(String text) implements Iterable<List<@Nullable String>> {

  private static final String EMPTY_TEXT = "\0";

  static FieldFile read(Path file) throws IOException {
    return decode(Files.readAllBytes(file));
  }

  static FieldFile decode(byte[] bytes) {
    Charset charset =
        bytes.length > 1 && (bytes[0] & 0xFF) >= 0xFE && (bytes[1] & 0xFF) >= 0xFE
            ? StandardCharsets.UTF_16
            : StandardCharsets.UTF_8;
    String text = new String(bytes, charset);
    return new FieldFile(text.startsWith("\uFEFF") ? text.substring(1) : text);
  }

  @Override
  public Iterator<List<@Nullable String>> iterator() {
    boolean marked = text.contains("&|");
    String rowEnd = marked ? "&|" : "\n";
    Pattern fieldEnd = Pattern.compile(marked ? "\\+\\|" : "\t");
    return new Iterator<>() {
      private int at = startOfRow(0);

      @Override
      public boolean hasNext() {
        return at < text.length();
      }

      @Override
      public List<@Nullable String> next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        int end = text.indexOf(rowEnd, at);
        String row = text.substring(at, end < 0 ? text.length() : end);
        at = end < 0 ? text.length() : startOfRow(end + rowEnd.length());
        String fields = row.endsWith("\r") ? row.substring(0, row.length() - 1) : row;
        return Stream.of(fieldEnd.split(fields, -1))
            .<@Nullable String>map(FieldFile::value)
            .toList();
      }

      /** After a marked end of row comes a line break that is not part of the next row. */
      private int startOfRow(int from) {
        int start = from;
        while (marked && start < text.length() && "\r\n".indexOf(text.charAt(start)) >= 0) {
          start++;
        }
        return start;
      }
    };
  }

  private static @Nullable String value(String field) {
    if (field.isEmpty()) {
      return null;
    }
    return field.equals(EMPTY_TEXT) ? "" : field;
  }
}
