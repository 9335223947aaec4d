package io.dbmodernizer.azurecontract.spec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A folder laid out as Microsoft's repository of OpenAPI files: {@code
 * specification/sql/resource-manager/Microsoft.Sql/stable/2021-11-01/Servers.json}. The files of a
 * provider are read when it is first asked for.
 */
public final class SpecFolder {

  /** System property that names the folder. */
  public static final String PROPERTY = "azure.specs";

  private static final Pattern VERSION_FOLDER =
      Pattern.compile("\\d{4}-\\d{2}-\\d{2}(-[a-z0-9]+)?");

  private final Path specification;
  private final Map<String, List<Path>> versionFolders = new ConcurrentHashMap<>();
  private final Map<String, List<Operation>> operations = new ConcurrentHashMap<>();
  private final ConcurrentMap<Path, SpecFile> files = new ConcurrentHashMap<>();

  /**
   * @param folder the folder that contains {@code specification}
   */
  public SpecFolder(Path folder) {
    this.specification = folder.resolve("specification");
    try (Stream<Path> found = Files.walk(specification, 5)) {
      found
          .filter(Files::isDirectory)
          .filter(each -> VERSION_FOLDER.matcher(each.getFileName().toString()).matches())
          .filter(each -> each.toString().contains("resource-manager"))
          .sorted()
          .forEach(each -> foldersOf(namespace(each)).add(each));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The folder that {@value #PROPERTY} names, whether it is there or not. */
  public static Path configured() {
    return Path.of(System.getProperty(PROPERTY, "azure-rest-api-specs"));
  }

  /** Whether there is such a folder. */
  public static boolean isAt(Path folder) {
    return Files.isDirectory(folder.resolve("specification"));
  }

  /** What to say when it is not there. */
  public static String absence(Path folder) {
    return "skipped: Microsoft's OpenAPI files are not in "
        + folder
        + "; get the repository Azure/azure-rest-api-specs and name its folder with -D"
        + PROPERTY
        + "=FOLDER";
  }

  /** The providers with files, in lower case. */
  public List<String> namespaces() {
    return versionFolders.keySet().stream().sorted().toList();
  }

  /** Every operation of a provider, of all versions; empty for a provider without files. */
  public List<Operation> operations(String namespace) {
    return operations.computeIfAbsent(namespace.toLowerCase(Locale.ROOT), this::read);
  }

  /** The definition of that name in the types that all providers share. */
  public SpecNode commonType(String name) {
    return open(specification.resolve("common-types/resource-management/v5/types.json"))
        .refer("#/definitions/" + name);
  }

  /** A path below the folder, as it is told to readers. */
  public String relative(Path file) {
    return specification.relativize(file).toString().replace('\\', '/');
  }

  private List<Operation> read(String namespace) {
    List<Operation> found = new ArrayList<>();
    for (Path folder : versionFolders.getOrDefault(namespace, List.of())) {
      ApiVersion version = new ApiVersion(folder.getFileName().toString());
      try (Stream<Path> children = Files.list(folder)) {
        children
            .filter(child -> child.toString().endsWith(".json"))
            .sorted()
            .forEach(child -> addOperations(open(child), version, found));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return List.copyOf(found);
  }

  private static void addOperations(SpecFile file, ApiVersion version, List<Operation> found) {
    for (String section : List.of("paths", "x-ms-paths")) {
      file.root()
          .children(section)
          .forEach(
              (path, item) ->
                  item.json()
                      .properties()
                      .forEach(
                          entry -> {
                            if (!entry.getKey().equals("parameters")) {
                              found.add(
                                  Operation.of(
                                      entry.getKey().toUpperCase(Locale.ROOT),
                                      path,
                                      version,
                                      item,
                                      new SpecNode(file, entry.getValue())));
                            }
                          }));
    }
  }

  private SpecFile open(Path file) {
    return SpecFile.open(file, files);
  }

  private List<Path> foldersOf(String namespace) {
    return versionFolders.computeIfAbsent(namespace, each -> new ArrayList<>());
  }

  /** Namespace of {@code …/Microsoft.Sql/stable/2021-11-01}. */
  private static String namespace(Path versionFolder) {
    return versionFolder
        .getName(versionFolder.getNameCount() - 3)
        .toString()
        .toLowerCase(Locale.ROOT);
  }
}
