package io.dbmodernizer.emulator.http;

import io.dbmodernizer.emulator.arm.call.ArmResponse;
import io.dbmodernizer.emulator.arm.call.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The endpoints of the cloud: {@code /metadata/endpoints}. {@code az cloud register} and {@code
 * ARM_CLOUD_METADATA_URL} read them. The form depends on the api-version: one short object before
 * 2019-05-01, a list of clouds before 2022-09-01, then one cloud.
 */
final class CloudMetadata implements AnonymousApi {

  /** The name of the cloud. For a name of Azure's own clouds, clients use built-in sign-in URLs. */
  static final String NAME = "AzureEmulator";

  private static final String LIST_SINCE = "2019-05-01";
  private static final String ONE_SINCE = "2022-09-01";

  @Override
  public @Nullable ArmResponse handle(AnonymousRequest request) {
    if (!request.method().equals("GET") || !request.path().equals("/metadata/endpoints")) {
      return null;
    }
    String version = request.query().getOrDefault("api-version", "");
    if (!version.matches("\\d{4}-\\d{2}-\\d{2}(-preview)?")) {
      return ArmResponse.error(
          400,
          "MissingApiVersionParameter",
          "The api-version query parameter (?api-version=) is required for all requests, for"
              + " example 2015-01-01.");
    }
    if (version.compareTo(LIST_SINCE) < 0) {
      return ArmResponse.of(200, stack(request.base()));
    }
    ObjectNode cloud = cloud(request.base());
    return ArmResponse.of(200, version.compareTo(ONE_SINCE) < 0 ? Json.array().add(cloud) : cloud);
  }

  private static ObjectNode stack(String base) {
    return Json.object(
        body -> {
          body.put("galleryEndpoint", base + "/");
          body.put("graphEndpoint", base + "/");
          body.put("portalEndpoint", base + "/");
          authentication(body, base);
        });
  }

  private static ObjectNode cloud(String base) {
    return Json.object(
        body -> {
          body.put("name", NAME);
          body.put("portal", base + "/");
          authentication(body, base);
          body.put("graphAudience", base + "/");
          body.put("graph", base + "/");
          body.put("gallery", base + "/");
          body.put("resourceManager", base + "/");
          body.put("sqlManagement", base + "/");
          body.put("microsoftGraphResourceId", base + "/");
          // The emulated resources have host names of Azure's public cloud.
          body.putObject("suffixes")
              .put("sqlServerHostname", "database.windows.net")
              .put("storage", "core.windows.net")
              .put("keyVaultDns", "vault.azure.net")
              .put("acrLoginServer", "azurecr.io");
        });
  }

  private static void authentication(ObjectNode body, String base) {
    ObjectNode authentication = body.putObject("authentication");
    authentication.put("loginEndpoint", base + "/adfs");
    authentication.putArray("audiences").add(base + "/");
    authentication.put("tenant", "adfs");
    authentication.put("identityProvider", "ADFS");
  }
}
