package io.dbmodernizer.azurecontract.spec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One OpenAPI file, read once. Files that it refers to are read when they are needed. */
public final class SpecFile {

  private final Path path;
  private final JsonNode root;
  private final ConcurrentMap<Path, SpecFile> files;

  private SpecFile(Path path, JsonNode root, ConcurrentMap<Path, SpecFile> files) {
    this.path = path;
    this.root = root;
    this.files = files;
  }

  /** Reads a file with a memory of its own. */
  static SpecFile open(Path path) {
    return open(path, new ConcurrentHashMap<>());
  }

  /** Reads a file unless {@code files} has it. */
  static SpecFile open(Path path, ConcurrentMap<Path, SpecFile> files) {
    Path normal = path.toAbsolutePath().normalize();
    SpecFile known = files.get(normal);
    if (known == null) {
      known = new SpecFile(normal, parse(normal), files);
      files.put(normal, known);
    }
    return known;
  }

  /** Where the file is. */
  public Path path() {
    return path;
  }

  /** The whole document. */
  public SpecNode root() {
    return new SpecNode(this, root);
  }

  /**
   * The element that a {@code $ref} of this file means.
   *
   * @param reference {@code #/definitions/X}, or the same after a relative file name
   * @throws IllegalStateException if there is no such element
   */
  SpecNode refer(String reference) {
    int hash = reference.indexOf('#');
    String name = hash < 0 ? reference : reference.substring(0, hash);
    SpecFile target = name.isEmpty() ? this : open(path.resolveSibling(name), files);
    JsonNode found = hash < 0 ? target.root : target.root.at(reference.substring(hash + 1));
    if (found.isMissingNode()) {
      throw new IllegalStateException(path + " refers to " + reference + ", which is not there");
    }
    return new SpecNode(target, found);
  }

  private static JsonNode parse(Path path) {
    try {
      return JsonMapper.shared().readTree(Files.readAllBytes(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
