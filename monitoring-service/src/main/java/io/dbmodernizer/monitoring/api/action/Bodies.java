package io.dbmodernizer.monitoring.api.action;

import io.dbmodernizer.events.FieldViolation;
import io.dbmodernizer.monitoring.api.problem.Problem;
import io.dbmodernizer.request.DocumentText;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/**
 * Reads the bodies of requests, strictly and up to a size. No error repeats a value of the body,
 * because it may hold a secret.
 */
final class Bodies {
  /** Most bytes of a body. */
  static final int MOST_BYTES = 1024 * 1024;

  private static final String UNSPECIFIED = "UNSPECIFIED";
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .withCoercionConfig(
              LogicalType.Textual,
              texts ->
                  texts
                      .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
          .build();

  private Bodies() {}

  /**
   * Reads the text of a body.
   *
   * @throws org.springframework.web.ErrorResponseException 413 if it is too large, 400 if it is no
   *     text in UTF-8 or UTF-16
   * @throws IOException if the caller does not send it whole
   */
  static String text(HttpServletRequest request) throws IOException {
    if (request.getContentLengthLong() > MOST_BYTES) {
      throw tooLarge();
    }
    byte[] bytes = request.getInputStream().readNBytes(MOST_BYTES + 1);
    if (bytes.length > MOST_BYTES) {
      throw tooLarge();
    }
    try {
      return DocumentText.decode(bytes, "the body");
    } catch (IOException e) {
      throw Problem.of(
          HttpStatus.BAD_REQUEST,
          "Not a text",
          String.valueOf(e.getMessage()),
          "Send JSON in UTF-8.",
          e);
    }
  }

  /**
   * Reads a body.
   *
   * @param type a record whose components are the accepted fields
   * @return the body; an empty body is one without fields
   * @throws org.springframework.web.ErrorResponseException 413 or 400 as {@link #text}, 422 if it
   *     is no JSON object with the fields of the record
   */
  static <T> T read(HttpServletRequest request, Class<T> type) throws IOException {
    String text = text(request);
    try {
      T body = JSON.readValue(text.isBlank() ? "{}" : text, type);
      if (body == null) {
        throw Problem.violated(
            List.of(new FieldViolation("document", "is null", "a JSON object, or an empty body")));
      }
      return body;
    } catch (JacksonException e) {
      throw Problem.violated(List.of(violation(e)), e);
    }
  }

  private static RuntimeException tooLarge() {
    return Problem.of(
        HttpStatus.CONTENT_TOO_LARGE,
        "Too large",
        "the body has more than " + MOST_BYTES + " bytes",
        "Send a smaller body. A request has at most 256 KiB.");
  }

  private static FieldViolation violation(JacksonException e) {
    String field = path(e);
    if (e instanceof UnrecognizedPropertyException unknown) {
      Collection<Object> known = unknown.getKnownPropertyIds();
      return new FieldViolation(
          Problem.shortened(field),
          "is not a field",
          known == null || known.isEmpty()
              ? "no field"
              : "one of "
                  + known.stream().map(String::valueOf).sorted().collect(Collectors.joining(", ")));
    }
    if (e instanceof MismatchedInputException mismatch) {
      return new FieldViolation(
          field.isEmpty() ? "document" : field,
          "is missing or has the wrong type",
          accepted(mismatch.getTargetType()));
    }
    TokenStreamLocation place = e.getLocation();
    return new FieldViolation(
        place == null
            ? "document"
            : "line " + place.getLineNr() + ", column " + place.getColumnNr(),
        "is not valid JSON here",
        "one JSON object, each field once");
  }

  private static String path(JacksonException e) {
    StringBuilder path = new StringBuilder();
    for (JacksonException.Reference reference : e.getPath()) {
      String name = reference.getPropertyName();
      if (name == null) {
        path.append('[').append(reference.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(name);
      }
    }
    return path.toString();
  }

  private static String accepted(@Nullable Class<?> type) {
    if (type == null || type.isRecord()) {
      return "an object with the fields of the command";
    }
    if (type.isEnum()) {
      return Arrays.stream(type.getEnumConstants())
          .map(String::valueOf)
          .filter(name -> !name.equals(UNSPECIFIED))
          .collect(Collectors.joining(", "));
    }
    if (type == Instant.class) {
      return "a time such as 2026-03-01T12:00:00Z";
    }
    if (type == boolean.class || type == Boolean.class) {
      return "true or false";
    }
    if (Collection.class.isAssignableFrom(type)) {
      return "a list";
    }
    return type == String.class ? "a text" : "a whole number";
  }
}
