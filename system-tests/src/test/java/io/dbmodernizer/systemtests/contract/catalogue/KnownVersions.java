package io.dbmodernizer.systemtests.contract.catalogue;

import io.dbmodernizer.azurecontract.spec.Operation;
import io.dbmodernizer.azurecontract.spec.SpecFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The api-versions of a provider's resource types. Microsoft publishes more versions than the
 * OpenAPI files at hand describe; those once taken from a list stay in the catalogue.
 */
final class KnownVersions {

  /**
   * System property that names a text in which types stand as {@code
   * Microsoft.Sql/servers@VERSION}, as in {@code generated/index.md} of Microsoft's repository
   * Azure/bicep-types-az.
   */
  static final String LIST = "azure.versions";

  private static final Pattern TYPE =
      Pattern.compile("([A-Za-z.]+)/([A-Za-z/]+)@(\\d{4}-\\d{2}-\\d{2}(?:-[a-z0-9]+)?)");
  private static final String WHOLE = "";

  private KnownVersions() {}

  /**
   * Collects the versions by resource type in lower case, those of the whole provider under the
   * empty text.
   *
   * @param catalogue the file of the provider as it is, which may be missing
   */
  static Map<String, Set<String>> of(SpecFolder specs, String namespace, Path catalogue)
      throws IOException {
    Map<String, Set<String>> versions = new TreeMap<>();
    if (Files.exists(catalogue)) {
      JsonNode known = JsonMapper.shared().readTree(Files.readAllBytes(catalogue)).path("versions");
      known
          .properties()
          .forEach(
              entry -> {
                for (String version : entry.getValue().asString().split(" ")) {
                  add(versions, entry.getKey(), version);
                }
              });
    }
    String list = System.getProperty(LIST);
    if (list != null) {
      Matcher types = TYPE.matcher(Files.readString(Path.of(list)));
      while (types.find()) {
        if (types.group(1).equalsIgnoreCase(namespace)) {
          add(versions, types.group(2), types.group(3));
        }
      }
    }
    for (Operation operation : specs.operations(namespace)) {
      String type = type(operation);
      // Types that no list names, such as usages, share the versions of the whole provider.
      add(versions, versions.containsKey(type) ? type : WHOLE, operation.version().text());
    }
    return versions;
  }

  /** The resource type that an operation is about, in lower case and without the namespace. */
  private static String type(Operation operation) {
    String path = operation.template().key();
    int providers = path.lastIndexOf("/providers/");
    List<String> segments = List.of(path.substring(providers < 0 ? 1 : providers + 11).split("/"));
    if (providers < 0) {
      return segments.get((segments.size() - 1) / 2 * 2);
    }
    List<String> names = new ArrayList<>();
    for (int i = 1; i < segments.size(); i += 2) {
      names.add(segments.get(i));
    }
    if (operation.method().equals("POST") && segments.size() % 2 == 0 && names.size() > 1) {
      names.remove(names.size() - 1);
    }
    return String.join("/", names);
  }

  private static void add(Map<String, Set<String>> versions, String type, String version) {
    versions.computeIfAbsent(type.toLowerCase(Locale.ROOT), any -> new TreeSet<>()).add(version);
    versions.computeIfAbsent(WHOLE, any -> new TreeSet<>()).add(version);
  }
}
