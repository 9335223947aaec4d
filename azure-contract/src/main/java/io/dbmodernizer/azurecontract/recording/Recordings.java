package io.dbmodernizer.azurecontract.recording;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The recordings of a build: a folder per module, in it a file per emulator, in it a line per
 * exchange.
 */
public final class Recordings {

  private final Path folder;

  /**
   * @param folder the folder with a folder per module
   */
  public Recordings(Path folder) {
    this.folder = folder;
  }

  /** The files, ordered by name; none if nothing was recorded. */
  public List<Path> files() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder, 2)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  /**
   * The exchanges of a file, in order. The last line may be cut off: the process may have been
   * killed while it wrote.
   *
   * @throws IOException if another line is not JSON
   */
  public List<Exchange> read(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    List<Exchange> exchanges = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      Exchange.Place place =
          new Exchange.Place(
              file.getName(file.getNameCount() - 2).toString(),
              file.getFileName().toString(),
              i + 1);
      try {
        exchanges.add(Exchange.of(JsonMapper.shared().readTree(lines.get(i)), place));
      } catch (JacksonException e) {
        if (i < lines.size() - 1) {
          throw new IOException(place + " is not JSON", e);
        }
      }
    }
    return exchanges;
  }
}
