package io.dbmodernizer.monitoring.api.page;

import io.dbmodernizer.monitoring.api.problem.Problem;
import java.util.List;

/**
 * The order of a list, as a caller asks for it.
 *
 * @param field name of the field
 * @param descending whether the largest value is first
 */
public record Sort(String field, boolean descending) {
  private static final String DESCENDING = "-";

  /**
   * Reads an order.
   *
   * @param text name of a field; with a hyphen in front for descending
   * @param fields the accepted names
   * @throws org.springframework.web.ErrorResponseException 400 if there is no such field
   */
  public static Sort parse(String text, List<String> fields) {
    boolean descending = text.startsWith(DESCENDING);
    String field = descending ? text.substring(DESCENDING.length()) : text;
    if (!fields.contains(field)) {
      throw Problem.badValue(
          "sort", text, String.join(", ", fields) + ", each with '-' in front for descending");
    }
    return new Sort(field, descending);
  }

  @Override
  public String toString() {
    return (descending ? DESCENDING : "") + field;
  }
}
