package io.dbmodernizer.emulator.http;

import io.dbmodernizer.emulator.arm.call.ArmResponse;
import io.dbmodernizer.emulator.arm.call.Json;
import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The discovery requests of Microsoft's authentication libraries before they request a token:
 * OpenID Connect discovery of a tenant, and instance discovery of the host.
 *
 * <p>There are two kinds of authority. {@code /{tenant}} looks like Microsoft Entra ID. {@code
 * /adfs} looks like AD FS of an Azure Stack Hub. Only for AD FS do all libraries skip the instance
 * discovery at {@code login.microsoftonline.com}.
 */
final class SignInDiscovery implements AnonymousApi {

  private static final String ADFS = "adfs";
  private static final Pattern CONFIGURATION =
      Pattern.compile("/([^/]+)(/v2\\.0)?/\\.well-known/openid-configuration");
  private static final Pattern KEYS = Pattern.compile("/[^/]+/discovery(/v2\\.0)?/keys");

  @Override
  public @Nullable ArmResponse handle(AnonymousRequest request) {
    if (!request.method().equals("GET")) {
      return null;
    }
    if (request.path().equals("/common/discovery/instance")) {
      return instance(request);
    }
    if (KEYS.matcher(request.path()).matches()) {
      // Access tokens are random text. No key signs them.
      return ArmResponse.of(200, Json.object(body -> body.putArray("keys")));
    }
    Matcher configuration = CONFIGURATION.matcher(request.path());
    return configuration.matches()
        ? ArmResponse.of(200, configuration(request.base(), configuration.group(1)))
        : null;
  }

  private static ObjectNode configuration(String base, String tenant) {
    boolean adfs = tenant.equalsIgnoreCase(ADFS);
    String authority = base + "/" + tenant;
    String version = adfs ? "" : "/v2.0";
    return Json.object(
        body -> {
          body.put("issuer", authority + version);
          body.put("authorization_endpoint", authority + "/oauth2" + version + "/authorize");
          body.put("token_endpoint", authority + "/oauth2" + version + "/token");
          body.put("jwks_uri", authority + "/discovery" + version + "/keys");
          body.putArray("token_endpoint_auth_methods_supported").add("client_secret_post");
          body.putArray("grant_types_supported").add("client_credentials");
          body.putArray("response_types_supported").add("token");
          body.putArray("subject_types_supported").add("pairwise");
          body.putArray("id_token_signing_alg_values_supported").add("RS256");
        });
  }

  /** Answers instance discovery. Only the emulator's own host is a known instance. */
  private static ArmResponse instance(AnonymousRequest request) {
    URI authority = authority(request.query().getOrDefault("authorization_endpoint", ""));
    URI own = URI.create(request.base());
    if (authority == null || !own.getAuthority().equalsIgnoreCase(authority.getAuthority())) {
      return ArmResponse.of(
          400,
          Json.object(
              body ->
                  body.put("error", "invalid_instance")
                      .put(
                          "error_description",
                          "AADSTS50049: Unknown or invalid instance. authorization_endpoint must be"
                              + " an address of "
                              + request.base()
                              + ".")));
    }
    String tenant = authority.getPath().replaceAll("^/([^/]*).*$", "$1");
    return ArmResponse.of(
        200,
        Json.object(
            body -> {
              body.put(
                  "tenant_discovery_endpoint",
                  request.base() + "/" + tenant + "/v2.0/.well-known/openid-configuration");
              body.put("api-version", "1.1");
              ObjectNode host = body.putArray("metadata").addObject();
              host.put("preferred_network", own.getAuthority());
              host.put("preferred_cache", own.getAuthority());
              host.putArray("aliases").add(own.getAuthority());
            }));
  }

  private static @Nullable URI authority(String text) {
    try {
      URI uri = URI.create(text);
      return uri.getAuthority() == null ? null : uri;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
