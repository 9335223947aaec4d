package io.dbmodernizer.azurecontract.spec;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Finds the operation that a request means. Remembers what it found. */
public final class OperationFinder {

  private static final String RESOURCES = "microsoft.resources";

  private final SpecFolder folder;
  private final Map<String, Optional<Match>> known = new ConcurrentHashMap<>();

  /**
   * @param folder the files
   */
  public OperationFinder(SpecFolder folder) {
    this.folder = folder;
  }

  /**
   * An operation that a request means.
   *
   * @param operation what it means
   * @param pathValues values of the path's placeholders
   */
  public record Match(Operation operation, Map<String, String> pathValues) {}

  /**
   * Finds an operation; if no file has the asked version of it, the one of the nearest version.
   *
   * @param method HTTP method in capitals
   * @param path decoded path
   * @param version the asked version
   */
  public Optional<Match> find(String method, String path, ApiVersion version) {
    return known.computeIfAbsent(
        method + " " + path + " " + version,
        asked -> search(method, namespace(path), PathTemplate.split(path), version));
  }

  private Optional<Match> search(
      String method, String namespace, List<String> path, ApiVersion version) {
    Optional<Match> found = best(folder.operations(namespace), method, path, version);
    return found.isPresent() || namespace.equals(RESOURCES)
        ? found
        : best(folder.operations(RESOURCES), method, path, version);
  }

  private static Optional<Match> best(
      List<Operation> candidates, String method, List<String> path, ApiVersion version) {
    return candidates.stream()
        .filter(operation -> operation.method().equals(method))
        .filter(operation -> !operation.template().matchesAnyProvider())
        .flatMap(operation -> match(operation, path))
        .min(
            Comparator.comparingInt((Match match) -> -match.operation().template().literals())
                .thenComparingLong(match -> match.operation().version().distance(version)));
  }

  private static Stream<Match> match(Operation operation, List<String> path) {
    return operation.template().match(path).map(values -> new Match(operation, values)).stream();
  }

  /** The provider that answers a path: the last one that it names. */
  static String namespace(String path) {
    String[] segments = path.split("/");
    for (int i = segments.length - 3; i >= 0; i--) {
      if (segments[i].equalsIgnoreCase("providers")) {
        return segments[i + 1].toLowerCase(Locale.ROOT);
      }
    }
    return RESOURCES;
  }
}
