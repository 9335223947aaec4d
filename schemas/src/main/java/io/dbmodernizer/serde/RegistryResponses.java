package io.dbmodernizer.serde;

import java.net.http.HttpResponse;
import org.apache.avro.Schema;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The meaning of the registry's responses: status codes, error codes and bodies. */
final class RegistryResponses {

  /** Confluent's error code for a schema that does not exist, by id or within a subject. */
  private static final int SCHEMA_NOT_FOUND = 40403;

  /** Confluent's error code for a subject that does not exist. */
  private static final int SUBJECT_NOT_FOUND = 40401;

  private static final JsonMapper JSON = JsonMapper.shared();

  private RegistryResponses() {}

  /** Returns whether the same call may succeed a short time later. */
  static boolean isTransient(int status) {
    return status == 408 || status == 429 || status >= 500;
  }

  /** Returns the body of an answer with status 200. */
  static JsonNode body(HttpResponse<String> response) {
    try {
      return JSON.readTree(response.body());
    } catch (JacksonException e) {
      throw new RegistryUnavailableException(
          "the response of %s is not JSON; %s"
              .formatted(response.uri().getHost(), WrongAddress.REMEDY),
          e);
    }
  }

  static boolean isUnknownSchema(HttpResponse<String> response) {
    return response.statusCode() == 404 && errorCode(response) == SCHEMA_NOT_FOUND;
  }

  static boolean isUnknownSubject(HttpResponse<String> response) {
    return response.statusCode() == 404 && errorCode(response) == SUBJECT_NOT_FOUND;
  }

  static boolean isRejected(HttpResponse<String> response) {
    return response.statusCode() == 409 || response.statusCode() == 422;
  }

  static SchemaRejectedException rejected(
      String subject, Schema schema, HttpResponse<String> response) {
    return new SchemaRejectedException(
        "the registry refused the schema of %s for subject %s with status %d: %s; register a compatible version"
            .formatted(schema.getFullName(), subject, response.statusCode(), message(response)));
  }

  static SchemaRejectedException notRegistered(String subject, Schema schema) {
    return new SchemaRejectedException(
        "subject %s does not have the schema of %s and auto.register.schemas is false; register it"
            .formatted(subject, schema.getFullName()));
  }

  /** Returns the exception for a response that says nothing about the record. */
  static RegistryUnavailableException unexpected(HttpResponse<String> response) {
    int status = response.statusCode();
    String remedy;
    if (status == 401 || status == 403) {
      remedy = "check basic.auth.user.info and the user's rights";
    } else if (isTransient(status)) {
      remedy = "try again when the registry has recovered";
    } else {
      remedy = WrongAddress.REMEDY;
    }
    return new RegistryUnavailableException(
        "the schema registry at %s answered status %d to %s: %s; %s"
            .formatted(
                response.uri().getAuthority(),
                status,
                response.uri().getPath(),
                message(response),
                remedy));
  }

  private static int errorCode(HttpResponse<String> response) {
    try {
      return JSON.readTree(response.body()).path("error_code").asInt(0);
    } catch (JacksonException e) {
      return 0;
    }
  }

  private static String message(HttpResponse<String> response) {
    try {
      return JSON.readTree(response.body()).path("message").asString("no message");
    } catch (JacksonException e) {
      return "no message";
    }
  }

  /** The remedy for the most frequent mistake. */
  private static final class WrongAddress {
    static final String REMEDY =
        "check that "
            + RegistrySettings.URL
            + " is the base of the Confluent API (on Apicurio it ends in /apis/ccompat/v7)";

    private WrongAddress() {}
  }
}
