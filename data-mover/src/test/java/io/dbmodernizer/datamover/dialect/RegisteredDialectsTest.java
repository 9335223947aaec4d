package io.dbmodernizer.datamover.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbmodernizer.datamover.dialect.h2.H2Dialect;
import io.dbmodernizer.datamover.dialect.h2.H2DialectProvider;
import io.dbmodernizer.datamover.dialect.sqlserver.SqlServerDialect;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

class RegisteredDialectsTest {

  @Test
  void everyProductHasItsOnlyInstance() throws SQLException {
    assertThat(RegisteredDialects.ALL.of("H2")).isSameAs(H2Dialect.INSTANCE);
    assertThat(RegisteredDialects.ALL.of("Microsoft SQL Server"))
        .isSameAs(SqlServerDialect.INSTANCE);
  }

  @Test
  void anUnknownProductIsRefusedWithTheKnownOnes() {
    assertThatThrownBy(() -> RegisteredDialects.ALL.of("Oracle"))
        .isInstanceOf(SQLException.class)
        .hasMessage(
            "no dialect for database product 'Oracle'; known are H2 and Microsoft SQL Server");
  }

  @Test
  void aClassPathWithoutDialectsIsRefused() {
    assertThatThrownBy(() -> new RegisteredDialects(List.of()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(
            "META-INF/services/io.dbmodernizer.datamover.dialect.DialectProvider");
  }

  @Test
  void twoDialectsOfOneProductAreRefused() {
    // Given
    DialectProvider one = new H2DialectProvider();
    DialectProvider other = new H2DialectProvider();

    // Then
    assertThatThrownBy(() -> new RegisteredDialects(List.of(one, other)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("H2, H2");
  }
}
