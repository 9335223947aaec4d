package io.dbmodernizer.migration.dms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransientCopyErrorTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[Sales].[Order]: Connection is broken: \"session closed\" [90067-240]",
        "[Shop].[Orders1]: IO Exception: \"java.io.EOFException\" [90028-240]",
        "[dbo].[T]: IO Exception: \"java.net.SocketException: Socket closed\" [90028-240]",
        "java.io.IOException: Premature EOF",
        "Unexpected end of stream",
        "[dbo].[T]: Database is already closed (to disable automatic closing at VM shutdown) [90121-240]",
        "Migration for Database 'sales' failed in state PreCopy. Connection refused: 127.0.0.1:1433",
        "The migration was interrupted by a restart of the emulator. Start it again.",
        "ErrorCode=SqlFailedToConnect,Cannot connect to SQL Database: 'host'",
        "A transport-level error has occurred when receiving results from the server.",
        "A network-related or instance-specific error occurred while establishing a connection",
        "Database 'sales' on server 'sql-1' is not currently available. Please retry later.",
        "SqlErrorNumber=40501,Class=20",
        "InternalServerError: Encountered internal server error.",
        "Execution Timeout Expired. The timeout period elapsed",
        "Transaction (Process ID 52) was deadlocked on lock resources (Error 1205)",
      })
  void isWhatPassesByItself(String message) {
    assertThat(TransientCopyError.isAmong(List.of("the copy failed", message))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[dbo].[T]: Check constraint violation: \"CK_Name\" [23513-240]",
        "Violation of PRIMARY KEY constraint 'PK'. The duplicate key value is (40613).",
        "String or binary data would be truncated in table 'dbo.T', column 'Name'.",
        "Login failed for user 'reader'.",
        "IO Exception: \"java.io.IOException: No space left on device\" [90028-240]",
        "The INSERT permission was denied on the object 'T'",
        "Conversion failed when converting date and/or time from character string.",
        "TableMappingMismatch: Some of the source tables don't exist in the target database.",
      })
  void isNotWhatHasToBeResolvedFirst(String message) {
    assertThat(TransientCopyError.isAmong(List.of("failed in state Copy.", message))).isFalse();
  }

  @Test
  void isNothingWhereNothingIsSaid() {
    assertThat(TransientCopyError.isAmong(List.of())).isFalse();
  }
}
