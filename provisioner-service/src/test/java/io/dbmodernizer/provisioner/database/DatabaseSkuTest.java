package io.dbmodernizer.provisioner.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.resourcemanager.sql.models.Sku;
import io.dbmodernizer.request.ServiceObjective;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseSkuTest {

  @ParameterizedTest
  @CsvSource({
    "Basic,       Basic,     Basic,            ,      ,   false",
    "basic,       Basic,     Basic,            ,      ,   false",
    "S0,          S0,        Standard,         ,      ,   false",
    "s2,          S2,        Standard,         ,      ,   false",
    "S12,         S12,       Standard,         ,      ,   false",
    "P15,         P15,       Premium,          ,      ,   false",
    "GP_Gen5_2,   GP_Gen5,   GeneralPurpose,   Gen5,  2,  false",
    "GP_S_Gen5_1, GP_S_Gen5, GeneralPurpose,   Gen5,  1,  true",
    "BC_Gen5_4,   BC_Gen5,   BusinessCritical, Gen5,  4,  false",
    "HS_Gen5_80,  HS_Gen5,   Hyperscale,       Gen5,  80, false",
    "HS_S_Gen5_2, HS_S_Gen5, Hyperscale,       Gen5,  2,  true",
  })
  void isWhatAzureWantsForAnObjective(
      String objective,
      String name,
      String tier,
      @Nullable String family,
      @Nullable Integer capacity,
      boolean serverless) {
    // When
    Sku sku = DatabaseSku.of(objective);

    // Then
    assertThat(sku.name()).isEqualTo(name);
    assertThat(sku.tier()).isEqualTo(tier);
    assertThat(sku.family()).isEqualTo(family);
    assertThat(sku.capacity()).isEqualTo(capacity);
    assertThat(DatabaseSku.isServerless(sku)).isEqualTo(serverless);
  }

  @Test
  void existsForEveryObjectiveThatARequestMayName() {
    assertThat(ServiceObjective.all())
        .allSatisfy(objective -> assertThat(DatabaseSku.of(objective.name()).name()).isNotEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "S", "S5", "X1", "GP_Gen5", "ElasticPool", "DW100c"})
  void isRefusedForAnythingElse(String objective) {
    assertThatThrownBy(() -> DatabaseSku.of(objective))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("GP_Gen5_2");
  }
}
