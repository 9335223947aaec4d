package io.dbmodernizer.systemtests.contract.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.dbmodernizer.azurecontract.spec.PathTemplate;
import io.dbmodernizer.azurecontract.spec.SpecFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The emulator's catalogue of Azure's API is what its generator makes of Microsoft's OpenAPI files.
 * With {@code -Dazure.catalogue.record=true} the files are written anew; docs/local-platform.md has
 * the command.
 */
class ApiCatalogueIT {

  private static final String RECORD = "azure.catalogue.record";
  private static final Path CATALOGUE =
      Path.of("..", "azure-emulator", "src", "main", "resources", "azure-api");
  private static final Path FURTHER = CATALOGUE.resolveSibling("azure-api-further");

  @Test
  void theCatalogueIsWhatMicrosoftsFilesSay() throws IOException {
    // Given
    Path folder = SpecFolder.configured();
    assumeTrue(SpecFolder.isAt(folder), SpecFolder.absence(folder));
    SpecFolder specs = new SpecFolder(folder);

    for (String namespace : namespaces(specs)) {
      // When
      Path file = CATALOGUE.resolve(Catalogue.fileName(namespace));
      String text = Catalogue.of(specs, namespace, KnownVersions.of(specs, namespace, file)).text();
      if (Boolean.getBoolean(RECORD)) {
        Files.createDirectories(CATALOGUE);
        Files.writeString(file, text);
      }

      // Then
      assertThat(file).as("write it with -D" + RECORD + "=true").exists();
      assertThat(Files.readString(file))
          .as("%s is out of date; write it anew with -D%s=true", file, RECORD)
          .isEqualTo(text);
    }
  }

  @Test
  void whatIsNotedBesideTheCatalogueIsInNoFileAtHandAndSaysWhereItIsFrom() throws IOException {
    // Given
    Path folder = SpecFolder.configured();
    assumeTrue(SpecFolder.isAt(folder), SpecFolder.absence(folder));
    SpecFolder specs = new SpecFolder(folder);

    for (String namespace : names(FURTHER)) {
      Set<String> described =
          specs.operations(namespace).stream()
              .map(operation -> operation.version() + " " + operation.key())
              .collect(Collectors.toSet());

      // When
      List<JsonNode> noted = new ArrayList<>();
      List<String> keys = new ArrayList<>();
      read(FURTHER.resolve(Catalogue.fileName(namespace)))
          .path("operations")
          .forEachEntry(
              (path, methods) ->
                  methods.forEachEntry(
                      (method, versions) ->
                          versions.forEach(
                              each -> {
                                noted.add(each);
                                keys.add(
                                    each.path("version").asString()
                                        + " "
                                        + method
                                        + " "
                                        + PathTemplate.of(path).key());
                              })));

      // Then
      assertThat(keys).isNotEmpty().doesNotHaveDuplicates();
      assertThat(keys).filteredOn(described::contains).isEmpty();
      assertThat(noted)
          .allSatisfy(
              each ->
                  assertThat(each.path("from").asString())
                      .startsWith("specification/")
                      .contains("/" + each.path("version").asString() + "/"));
    }
  }

  /** Those with OpenAPI files, and those of which the catalogue knows the versions alone. */
  private static Set<String> namespaces(SpecFolder specs) throws IOException {
    Set<String> namespaces = new TreeSet<>(specs.namespaces());
    namespaces.addAll(names(CATALOGUE));
    return namespaces;
  }

  private static Set<String> names(Path folder) throws IOException {
    Set<String> names = new TreeSet<>();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        files
            .map(file -> file.getFileName().toString())
            .forEach(name -> names.add(name.substring(0, name.lastIndexOf('.'))));
      }
    }
    return names;
  }

  private static JsonNode read(Path file) throws IOException {
    return JsonMapper.shared().readTree(Files.readAllBytes(file));
  }
}
