package io.dbmodernizer.azurecontract.check;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The formats of text that Microsoft's files name. Others hold nothing. */
final class StringFormats {

  private static final Pattern UUID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final Pattern DURATION =
      Pattern.compile(
          "P(?!$)(\\d+Y)?(\\d+M)?(\\d+W)?(\\d+D)?(T(?=\\d)(\\d+H)?(\\d+M)?(\\d+(\\.\\d+)?S)?)?");

  private static final Map<String, Predicate<String>> CHECKS =
      Map.of(
          "uuid", UUID.asMatchPredicate(),
          "duration", DURATION.asMatchPredicate(),
          "date-time", parses(OffsetDateTime::parse),
          "date", parses(LocalDate::parse),
          "uri", StringFormats::isUri,
          "byte", StringFormats::isBase64,
          "arm-id", text -> text.startsWith("/"));

  private StringFormats() {}

  /** Whether a text has a format. */
  static boolean holds(String format, String text) {
    return CHECKS.getOrDefault(format, any -> true).test(text);
  }

  private static Predicate<String> parses(Function<String, ?> parser) {
    return text -> {
      try {
        return parser.apply(text) != null;
      } catch (DateTimeParseException e) {
        return false;
      }
    };
  }

  private static boolean isUri(String text) {
    try {
      return new URI(text).isAbsolute();
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static boolean isBase64(String text) {
    try {
      Base64.getDecoder().decode(text);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
