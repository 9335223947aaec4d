package io.dbmodernizer.emulator.http;

import io.dbmodernizer.emulator.arm.call.ArmResponse;
import io.dbmodernizer.emulator.arm.call.Json;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The token endpoint of the OAuth 2.0 client credentials grant (RFC 6749, section 4.4). {@code
 * ClientSecretCredential} calls it. It has the paths of Microsoft Entra ID and of AD FS, and
 * accepts any client id with any secret.
 */
final class TokenEndpoint implements AnonymousApi {

  private static final Pattern PATH = Pattern.compile("/[^/]+/oauth2(/v2\\.0)?/token");

  private final Tokens tokens;

  TokenEndpoint(Tokens tokens) {
    this.tokens = tokens;
  }

  @Override
  public @Nullable ArmResponse handle(AnonymousRequest request) {
    if (!request.method().equals("POST") || !PATH.matcher(request.path()).matches()) {
      return null;
    }
    Map<String, String> form = RequestTarget.parameters(request.body());
    if (!"client_credentials".equals(form.get("grant_type"))) {
      return error("unsupported_grant_type", "Only grant_type=client_credentials is supported.");
    }
    String client = form.getOrDefault("client_id", "");
    if (client.isBlank() || form.getOrDefault("client_secret", "").isBlank()) {
      return error("invalid_client", "client_id and client_secret are required.");
    }
    return ArmResponse.of(
        200,
        Json.object(
            answer ->
                answer
                    .put("token_type", "Bearer")
                    .put("expires_in", Tokens.LIFETIME.toSeconds())
                    .put("ext_expires_in", Tokens.LIFETIME.toSeconds())
                    .put("access_token", tokens.issue(client))));
  }

  private static ArmResponse error(String code, String description) {
    return ArmResponse.of(
        400, Json.object(body -> body.put("error", code).put("error_description", description)));
  }
}
