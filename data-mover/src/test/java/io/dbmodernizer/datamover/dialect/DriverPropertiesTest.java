package io.dbmodernizer.datamover.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Asks Microsoft's driver how it understands the properties. It does not connect. */
class DriverPropertiesTest {

  @Test
  void timesKeepTheirDigitsAndBatchesAreNoBulkCopiesWhateverTheUrlSays() throws SQLException {
    String url = "jdbc:sqlserver://host;databaseName=shop";

    assertThat(understood(url))
        .containsEntry("sendTimeAsDatetime", "false")
        .containsEntry("useBulkCopyForBatchInsert", "false");
    assertThat(understood(url + ";sendTimeAsDatetime=true;useBulkCopyForBatchInsert=true"))
        .containsEntry("sendTimeAsDatetime", "false")
        .containsEntry("useBulkCopyForBatchInsert", "false");
  }

  @Test
  void h2NeedsNone() {
    assertThat(SqlDialect.driverProperties("jdbc:h2:mem:x")).isEmpty();
  }

  private static Map<String, String> understood(String url) throws SQLException {
    Properties properties = new Properties();
    properties.putAll(SqlDialect.driverProperties(url));
    DriverPropertyInfo[] all = DriverManager.getDriver(url).getPropertyInfo(url, properties);
    return Arrays.stream(all)
        .filter(info -> info.value != null)
        .collect(Collectors.toMap(info -> info.name, info -> info.value));
  }
}
