package io.dbmodernizer.cli.api;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parameters of a request. */
public final class Query {
  private final List<String> parameters = new ArrayList<>();

  /**
   * Adds a parameter.
   *
   * @param name name of the parameter
   * @param value its value; null leaves it out
   * @return this query
   */
  public Query with(String name, @Nullable Object value) {
    if (value != null) {
      parameters.add(name + "=" + encoded(value.toString()));
    }
    return this;
  }

  /**
   * Adds a parameter once for each value.
   *
   * @param name name of the parameter
   * @param values its values
   * @return this query
   */
  public Query withEach(String name, Collection<?> values) {
    values.forEach(value -> with(name, value));
    return this;
  }

  Query copy() {
    Query copy = new Query();
    copy.parameters.addAll(parameters);
    return copy;
  }

  /** Returns the query with its question mark; empty without parameters. */
  @Override
  public String toString() {
    return parameters.isEmpty() ? "" : "?" + String.join("&", parameters);
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
