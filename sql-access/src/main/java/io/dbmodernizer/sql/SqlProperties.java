package io.dbmodernizer.sql;

import java.time.Duration;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of the connections to both databases.
 *
 * @param sourceUrl the JDBC URL of the source; may contain {host}, {port}, {database}, {encrypt}
 *     and {trustServerCertificate}, which the request fills in
 * @param targetUrl the JDBC URL of the target; may contain {host} (the server's full host name),
 *     {server} (its short name) and {database}
 * @param loginTimeout the longest time for opening a connection including the login, 1 s to 24 h
 * @param sourceAnswerTimeout the longest silence of a source while a statement runs, 1 s to 24 h;
 *     then the connection is closed and the step tried again
 * @param targetAnswerTimeout the longest silence of a target while a statement runs, 1 s to 24 h;
 *     must suffice for a foreign key or an index on the largest table
 */
@ConfigurationProperties("dbmodernizer.sql")
public record SqlProperties(
    @DefaultValue(
            "jdbc:sqlserver://{host}:{port};databaseName={database};encrypt={encrypt}"
                + ";trustServerCertificate={trustServerCertificate}")
        String sourceUrl,
    @DefaultValue("jdbc:sqlserver://{host}:1433;databaseName={database};encrypt=true")
        String targetUrl,
    @DefaultValue("15s") Duration loginTimeout,
    @DefaultValue("5m") Duration sourceAnswerTimeout,
    @DefaultValue("30m") Duration targetAnswerTimeout) {

  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofHours(24);
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");
  private static final Set<String> SOURCE_NAMES =
      Set.of("host", "port", "database", "encrypt", "trustServerCertificate");
  private static final Set<String> TARGET_NAMES = Set.of("host", "server", "database");

  /**
   * Checks the templates and the times.
   *
   * @throws IllegalArgumentException if a template or a time is not valid; the message names the
   *     setting
   */
  public SqlProperties {
    check("dbmodernizer.sql.source-url", sourceUrl, SOURCE_NAMES);
    check("dbmodernizer.sql.target-url", targetUrl, TARGET_NAMES);
    requireTime("login-timeout", loginTimeout);
    requireTime("source-answer-timeout", sourceAnswerTimeout);
    requireTime("target-answer-timeout", targetAnswerTimeout);
  }

  /** Returns the longest silence of one side. */
  Duration answerTimeout(SqlSide side) {
    return side == SqlSide.SOURCE ? sourceAnswerTimeout : targetAnswerTimeout;
  }

  private static void requireTime(String name, Duration time) {
    if (time.compareTo(SHORTEST) < 0 || time.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "dbmodernizer.sql." + name + " is " + time + ", must be at least 1s and at most 24h");
    }
  }

  private static void check(String property, String template, Set<String> names) {
    if (!template.startsWith("jdbc:")) {
      throw new IllegalArgumentException(
          property + " must be a JDBC URL template that starts with jdbc:");
    }
    Matcher placeholders = PLACEHOLDER.matcher(template);
    while (placeholders.find()) {
      if (!names.contains(placeholders.group(1))) {
        throw new IllegalArgumentException(
            property + " names " + placeholders.group() + "; known are " + names);
      }
    }
  }
}
