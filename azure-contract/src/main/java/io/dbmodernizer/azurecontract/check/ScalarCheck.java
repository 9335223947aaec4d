package io.dbmodernizer.azurecontract.check;

import io.dbmodernizer.azurecontract.spec.SpecNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** The rules for texts, numbers and booleans. */
final class ScalarCheck {

  private static final Map<String, Pattern> PATTERNS = new ConcurrentHashMap<>();

  private final Findings findings;

  ScalarCheck(Findings findings) {
    this.findings = findings;
  }

  /** Checks a value against the rules that stand at one place of a file. */
  void check(SpecNode schema, JsonNode value, String where) {
    String type = schema.text("type");
    if (!typeHolds(type, schema.text("format"), value)) {
      findings.add(
          where, Rule.TYPE, "is " + shown(value) + ", not " + type + " " + schema.text("format"));
      return;
    }
    enumeration(schema, value, where);
    if (value.isString()) {
      text(schema, value.asString(), where);
    } else if (value.isNumber()) {
      range(schema.json(), value.decimalValue(), where);
    }
  }

  private static boolean typeHolds(String type, String format, JsonNode value) {
    return switch (type) {
      case "string" -> value.isString();
      case "boolean" -> value.isBoolean();
      case "integer" -> value.isIntegralNumber() && fits(format, value);
      case "number" -> value.isNumber();
      default -> true;
    };
  }

  private static boolean fits(String format, JsonNode value) {
    return format.equals("int32") ? value.canConvertToInt() : value.canConvertToLong();
  }

  private void enumeration(SpecNode schema, JsonNode value, String where) {
    List<String> values = schema.texts("enum");
    if (!values.isEmpty() && !values.contains(value.asString())) {
      findings.add(
          where,
          isOpenEnum(schema) ? Rule.OPEN_ENUM : Rule.ENUM,
          "is " + shown(value) + ", not one of " + String.join(", ", values));
    }
  }

  /** Whether an enum is declared to grow. */
  static boolean isOpenEnum(SpecNode schema) {
    return schema.json().path("x-ms-enum").path("modelAsString").asBoolean(false);
  }

  private void text(SpecNode schema, String text, String where) {
    String pattern = schema.text("pattern");
    if (!pattern.isEmpty()
        && !PATTERNS.computeIfAbsent(pattern, ScalarCheck::compile).matcher(text).find()) {
      findings.add(where, Rule.PATTERN, "'" + text + "' does not match " + pattern);
    }
    String format = schema.text("format");
    if (!StringFormats.holds(format, text)) {
      findings.add(where, Rule.FORMAT, "'" + text + "' has not the format " + format);
    }
    length(schema.json(), "Length", text.codePointCount(0, text.length()), where);
  }

  /** Checks a size against {@code minLength} and {@code maxLength}, or {@code minItems} …. */
  void length(JsonNode schema, String suffix, int size, String where) {
    if (size < schema.path("min" + suffix).asInt(0)
        || size > schema.path("max" + suffix).asInt(Integer.MAX_VALUE)) {
      findings.add(
          where,
          Rule.LENGTH,
          "has length %d, not %s to %s"
              .formatted(
                  size,
                  schema.path("min" + suffix).asString("0"),
                  schema.path("max" + suffix).asString("any")));
    }
  }

  private void range(JsonNode schema, BigDecimal value, String where) {
    JsonNode least = schema.path("minimum");
    JsonNode most = schema.path("maximum");
    if ((least.isNumber() && value.compareTo(least.decimalValue()) < 0)
        || (most.isNumber() && value.compareTo(most.decimalValue()) > 0)) {
      findings.add(
          where,
          Rule.RANGE,
          "is %s, not %s to %s".formatted(value, least.asString("any"), most.asString("any")));
    }
  }

  private static String shown(JsonNode value) {
    String text = value.toString();
    return text.length() > 80 ? text.substring(0, 80) + "…" : text;
  }

  /** Azure's own rules are .NET's, where a word character is a letter of any script. */
  private static Pattern compile(String pattern) {
    return Pattern.compile(pattern, Pattern.UNICODE_CHARACTER_CLASS);
  }
}
