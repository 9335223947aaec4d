package io.dbmodernizer.sql;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SqlPropertiesTest {
  private static final String URL = "jdbc:sqlserver://{host};databaseName={database}";
  private static final Duration TIME = Duration.ofSeconds(15);

  @Test
  void refusesAPlaceholderThatNobodyFillsIn() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SqlProperties("jdbc:x://{hots}", URL, TIME, TIME, TIME))
        .withMessageContaining("dbmodernizer.sql.source-url")
        .withMessageContaining("{hots}");
  }

  @Test
  void refusesThePortInTheTargetsUrl() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SqlProperties(URL, "jdbc:x://{host}:{port}", TIME, TIME, TIME))
        .withMessageContaining("dbmodernizer.sql.target-url")
        .withMessageContaining("{port}");
  }

  @Test
  void refusesWhatIsNoJdbcUrl() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SqlProperties("https://{host}", URL, TIME, TIME, TIME))
        .withMessageContaining("jdbc:");
  }

  @Test
  void refusesALoginTimeoutBelowTheDriversResolution() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SqlProperties(URL, URL, Duration.ofMillis(900), TIME, TIME))
        .withMessageContaining("dbmodernizer.sql.login-timeout");
  }
}
