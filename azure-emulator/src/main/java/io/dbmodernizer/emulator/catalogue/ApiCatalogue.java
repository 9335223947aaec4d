package io.dbmodernizer.emulator.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The operations and api-versions of Azure's API, as far as Microsoft's OpenAPI files in {@code
 * azure-api} and the additions in {@code azure-api-further} describe them. A provider's file is
 * read at its first use. Safe for use by several threads.
 */
public final class ApiCatalogue {

  private static final ApiCatalogue AZURE = new ApiCatalogue();
  private static final String RESOURCES = "microsoft.resources";
  private static final String PROVIDERS = "providers";

  private final Map<String, Optional<ProviderApi>> providers = new ConcurrentHashMap<>();

  private ApiCatalogue() {}

  /** Returns the catalogue. All emulators share it. */
  public static ApiCatalogue azure() {
    return AZURE;
  }

  /**
   * Returns the operation of a request in the api-version nearest to the requested one. Returns
   * empty if the catalogue has no such operation.
   *
   * @param method HTTP method in capitals
   * @param path decoded path
   * @param version well-formed api-version, {@code yyyy-MM-dd} with or without a suffix
   */
  public Optional<ApiOperation> find(String method, String path, String version) {
    List<String> segments = PathKey.split(path);
    String namespace = namespace(segments);
    Optional<ApiOperation> found =
        provider(namespace).flatMap(provider -> provider.find(method, segments, version));
    return found.isPresent() || namespace.equals(RESOURCES)
        ? found
        : provider(RESOURCES).flatMap(provider -> provider.find(method, segments, version));
  }

  /** Returns true if the operation of a request belongs to Microsoft.Resources. */
  public boolean isOfCore(String method, String path, String version) {
    List<String> segments = PathKey.split(path);
    String namespace = namespace(segments);
    return namespace.equals(RESOURCES)
        || (provider(namespace).flatMap(it -> it.find(method, segments, version)).isEmpty()
            && provider(RESOURCES).flatMap(it -> it.find(method, segments, version)).isPresent());
  }

  /**
   * Returns the api-versions of a resource type, oldest first. Returns an empty list if no file
   * describes the provider.
   *
   * @param type for example {@code Microsoft.Sql/servers}, in any case
   */
  public List<String> versions(String type) {
    int slash = type.indexOf('/');
    String namespace = slash < 0 ? type : type.substring(0, slash);
    return provider(namespace.toLowerCase(Locale.ROOT))
        .map(provider -> provider.versions(slash < 0 ? "" : type.substring(slash + 1)))
        .orElse(List.of());
  }

  /** Returns true if a file lists the api-versions of this resource type. */
  public boolean listsVersionsOf(String type) {
    int slash = type.indexOf('/');
    return provider(type.substring(0, slash).toLowerCase(Locale.ROOT))
        .filter(provider -> provider.lists(type.substring(slash + 1)))
        .isPresent();
  }

  /** Returns true if a file describes operations of a provider, and not only its api-versions. */
  public boolean describesOperationsOf(String namespace) {
    return provider(namespace.toLowerCase(Locale.ROOT))
        .filter(ProviderApi::describesOperations)
        .isPresent();
  }

  /** Returns the last provider that a path names, in lower case; Microsoft.Resources if none. */
  private static String namespace(List<String> segments) {
    for (int i = segments.size() - 3; i >= 0; i--) {
      if (segments.get(i).equalsIgnoreCase(PROVIDERS)) {
        return segments.get(i + 1).toLowerCase(Locale.ROOT);
      }
    }
    return RESOURCES;
  }

  private Optional<ProviderApi> provider(String namespace) {
    return providers.computeIfAbsent(namespace, ApiCatalogue::read);
  }

  private static Optional<ProviderApi> read(String namespace) {
    if (!namespace.matches("[a-z.]+")) {
      return Optional.empty();
    }
    JsonNode file = read("/azure-api/", namespace);
    return file.isMissingNode()
        ? Optional.empty()
        : Optional.of(new ProviderApi(file, read("/azure-api-further/", namespace)));
  }

  private static JsonNode read(String folder, String namespace) {
    String name = folder + namespace + ".json";
    try (InputStream file = ApiCatalogue.class.getResourceAsStream(name)) {
      return file == null ? JsonMapper.shared().missingNode() : JsonMapper.shared().readTree(file);
    } catch (IOException e) {
      throw new UncheckedIOException(name + " cannot be read", e);
    }
  }
}
