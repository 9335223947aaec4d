package io.dbmodernizer.emulator.arm;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request after authentication and parsing.
 *
 * @param method HTTP method in capitals
 * @param path decoded path that starts with exactly one slash
 * @param parameters what the placeholders of the matched route stood for, empty before routing
 * @param query decoded query parameters, names in lower case
 * @param body JSON object sent, null if none
 * @param principal who asks, for example the client id of a service principal
 * @param call what the request means, null before routing and when nothing answers it
 */
public record ArmRequest(
    String method,
    String path,
    Map<String, String> parameters,
    Map<String, String> query,
    @Nullable ObjectNode body,
    String principal,
    @Nullable ApiCall call) {

  public ArmRequest {
    parameters = Map.copyOf(parameters);
    query = Map.copyOf(query);
  }

  /** Returns a request that has not been routed. */
  public ArmRequest(
      String method,
      String path,
      Map<String, String> parameters,
      Map<String, String> query,
      @Nullable ObjectNode body,
      String principal) {
    this(method, path, parameters, query, body, principal, null);
  }

  /** Returns the {@code api-version} query parameter, empty if absent. */
  public String apiVersion() {
    return query("api-version");
  }

  /** Returns a query parameter by its name in any case, empty if absent. */
  public String query(String name) {
    return query.getOrDefault(name.toLowerCase(Locale.ROOT), "");
  }

  /** Returns what a placeholder of the route stood for. */
  public String parameter(String name) {
    String value = parameters.get(name);
    if (value == null) {
      throw new IllegalArgumentException("the route has no placeholder {" + name + "}");
    }
    return value;
  }

  /**
   * Returns the body.
   *
   * @throws ArmException 400 if none was sent
   */
  public ObjectNode requiredBody() {
    if (body == null) {
      throw ArmException.badRequest(
          "InvalidRequestContent", "The request content was invalid: a JSON object is required.");
    }
    return body;
  }

  /** Returns the body, or an empty object if none was sent. */
  public ObjectNode bodyOrEmpty() {
    return body == null ? Json.object() : body;
  }

  /**
   * Returns what the request means.
   *
   * @throws IllegalStateException if it has not been routed
   */
  public ApiCall requiredCall() {
    if (call == null) {
      throw new IllegalStateException(method + " " + path + " has not been routed");
    }
    return call;
  }

  /** Returns a copy with the values of the matched route's placeholders. */
  ArmRequest routed(Map<String, String> values, ApiCall meaning) {
    return new ArmRequest(method, path, new HashMap<>(values), query, body, principal, meaning);
  }
}
