package io.dbmodernizer.emulator.arm.call;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request after authentication and parsing.
 *
 * @param method HTTP method in capitals
 * @param path decoded path that starts with exactly one slash
 * @param parameters values of the placeholders of the matched route, empty before routing
 * @param query decoded query parameters, names in lower case
 * @param body JSON object of the body, null if there is none or {@link #read} was not called
 * @param principal the caller, for example the client id of a service principal
 * @param call meaning of the request, null before routing and if no operation answers
 * @param content preconditions and the unread body
 * @param rights rights of the caller on resources to which the body refers
 */
public record ArmRequest(
    String method,
    String path,
    Map<String, String> parameters,
    Map<String, String> query,
    @Nullable ObjectNode body,
    String principal,
    @Nullable ApiCall call,
    Content content,
    Rights rights) {

  /** What a caller may do to other resources than the one of the request. */
  @FunctionalInterface
  public interface Rights {

    /** Allows everything. */
    Rights ALL = (operation, scope) -> true;

    /**
     * Returns whether the caller may do something.
     *
     * @param operation the name that role definitions use
     * @param scope path of the resource
     */
    boolean allow(String operation, String scope);
  }

  /**
   * The headers and the body of a request, not yet parsed.
   *
   * @param preconditions the values of {@code If-Match} and {@code If-None-Match} by header name in
   *     lower case
   * @param text the body as text, empty if none
   */
  public record Content(Map<String, String> preconditions, String text) {

    /** A request without preconditions and body. */
    public static final Content NONE = new Content(Map.of(), "");

    public Content {
      preconditions = Map.copyOf(preconditions);
    }
  }

  public ArmRequest {
    parameters = Map.copyOf(parameters);
    query = Map.copyOf(query);
  }

  /** Returns a request that has not been routed and whose body has not been read. */
  public ArmRequest(
      String method, String path, Map<String, String> query, String principal, Content content) {
    this(method, path, Map.of(), query, null, principal, null, content, Rights.ALL);
  }

  /** Returns a request whose body has been read. */
  public ArmRequest(
      String method,
      String path,
      Map<String, String> parameters,
      Map<String, String> query,
      @Nullable ObjectNode body,
      String principal,
      @Nullable ApiCall call) {
    this(method, path, parameters, query, body, principal, call, Content.NONE, Rights.ALL);
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

  /**
   * Returns the value of a placeholder of the route.
   *
   * @throws IllegalArgumentException if the route has no such placeholder
   */
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
   * @throws ArmException 400 InvalidRequestContent if none was sent
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
   * Returns the meaning of the request.
   *
   * @throws IllegalStateException if it has not been routed
   */
  public ApiCall requiredCall() {
    if (call == null) {
      throw new IllegalStateException(method + " " + path + " has not been routed");
    }
    return call;
  }

  /** Returns a copy with the values of the matched route's placeholders and the meaning. */
  public ArmRequest routed(Map<String, String> values, ApiCall meaning) {
    return new ArmRequest(
        method, path, new HashMap<>(values), query, body, principal, meaning, content, rights);
  }

  /**
   * Returns a copy with the parsed body. Returns this request if no body was sent.
   *
   * @throws ArmException 400 InvalidRequestContent if the body is not a JSON object
   */
  public ArmRequest read() {
    if (content.text().isBlank()) {
      return this;
    }
    try {
      return withBody(Json.parseObject(content.text()));
    } catch (JacksonException | IllegalArgumentException e) {
      throw ArmException.badRequest(
          "InvalidRequestContent",
          "The request content was invalid and could not be deserialized: a JSON object is required.");
    }
  }

  /** Returns a copy with another body. */
  public ArmRequest withBody(ObjectNode other) {
    return new ArmRequest(method, path, parameters, query, other, principal, call, content, rights);
  }

  /** Returns a copy of a caller whose rights on other resources are known. */
  public ArmRequest withRights(Rights known) {
    return new ArmRequest(method, path, parameters, query, body, principal, call, content, known);
  }

  /**
   * Checks a right that Azure wants on a resource to which the body refers. Only requests that have
   * been routed have rights to check.
   *
   * @param operation the name that role definitions use, for example {@code
   *     Microsoft.Network/virtualNetworks/subnets/join/action}
   * @param scope path of that resource
   * @throws ArmException 403
   */
  public void requireLinked(String operation, String scope) {
    if (!rights.allow(operation, scope)) {
      throw new ArmException(
          403,
          "LinkedAuthorizationFailed",
          "The client '%s' has permission to perform action '%s' on scope '%s'; however, it does not have permission to perform action '%s' on the linked scope(s) '%s' or the linked scope(s) are invalid."
              .formatted(principal, requiredCall().operation(), path, operation, scope));
    }
  }
}
