package io.dbmodernizer.migration.dms;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Decides by the messages of a failed copy whether another attempt can succeed. Azure reports the
 * errors of a copy only as text: {@code SqlDataCopyFailed} can mean a lost connection or a row that
 * the target refuses.
 *
 * <p>Sources: the transient errors that Microsoft documents for Azure SQL Database (by number and
 * by message), the connection errors of Data Factory's SQL connectors, and H2's connection errors.
 */
final class TransientCopyError {
  private static final List<Pattern> KNOWN =
      Stream.of(
              "connection (is|was|has been) (broken|closed|reset|refused|lost|aborted)",
              "connection (broken|closed|reset|refused|lost|aborted|timed out)",
              "(failed|unable) to connect|(could|can) ?not connect",
              "EOFException|SocketException|premature EOF|unexpected end of (stream|file)",
              "broken pipe|forcibly closed|transport-level error|network-related",
              "network name is no longer available|semaphore timeout",
              "was not found or was not accessible",
              "database is already closed|database has been closed|database .*not currently"
                  + " available",
              "service is currently busy|service (is )?(temporarily )?unavailable",
              "encountered an error processing your request",
              "timeout|timed out|deadlock",
              "interrupted by a restart|service (was|is being|has been) (stopped|restarted)",
              "SqlFailedToConnect|IntegrationRuntimeIsNotOnline|InternalServerError",
              "(error|error code|error number|SqlErrorNumber)[ :=]*"
                  + "(20|64|233|1205|10053|10054|10060|10928|10929|40143|40197|40501|40540|40613"
                  + "|42108|42109|49918|49919|49920)\\b")
          .map(text -> Pattern.compile(text, Pattern.CASE_INSENSITIVE))
          .toList();

  private TransientCopyError() {}

  /**
   * Returns true if one of the messages is about a transient error. If others are not, the next
   * attempt copies the remaining tables and fails with those errors only.
   */
  static boolean isAmong(List<String> messages) {
    return messages.stream()
        .anyMatch(message -> KNOWN.stream().anyMatch(known -> known.matcher(message).find()));
  }
}
