package io.dbmodernizer.monitoring.dashboard;

import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;

/**
 * A file that the page loads.
 *
 * @param type media type of the file
 * @param content content of the file, not changed by anybody
 */
@SuppressWarnings("ArrayRecordComponent") // Two files are never compared.
record PageFile(MediaType type, byte[] content) {

  /**
   * Returns a file whose type follows from the end of its name.
   *
   * @throws IllegalArgumentException if the page has no files of this type
   */
  static PageFile of(String name, byte[] content) {
    return new PageFile(type(name.substring(name.lastIndexOf('.') + 1)), content);
  }

  private static MediaType type(String extension) {
    return switch (extension) {
      case "js" -> new MediaType("text", "javascript", StandardCharsets.UTF_8);
      case "css" -> new MediaType("text", "css", StandardCharsets.UTF_8);
      case "svg" -> new MediaType("image", "svg+xml", StandardCharsets.UTF_8);
      default ->
          throw new IllegalArgumentException(
              "the dashboard has files of the types js, css and svg, not " + extension);
    };
  }
}
