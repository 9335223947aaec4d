package io.dbmodernizer.provisioner.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceObjectiveTest {

  @ParameterizedTest
  @CsvSource({
    "Basic,       Basic,     Basic,            ,      ,   false",
    "basic,       Basic,     Basic,            ,      ,   false",
    "S0,          S0,        Standard,         ,      ,   false",
    "s2,          S2,        Standard,         ,      ,   false",
    "S12,         S12,       Standard,         ,      ,   false",
    "P15,         P15,       Premium,          ,      ,   false",
    "GP_Gen5_2,   GP_Gen5,   GeneralPurpose,   Gen5,  2,  false",
    "GP_Fsv2_8,   GP_Fsv2,   GeneralPurpose,   Fsv2,  8,  false",
    "GP_S_Gen5_1, GP_S_Gen5, GeneralPurpose,   Gen5,  1,  true",
    "BC_Gen5_4,   BC_Gen5,   BusinessCritical, Gen5,  4,  false",
    "HS_Gen5_80,  HS_Gen5,   Hyperscale,       Gen5,  80, false",
    "HS_S_Gen5_2, HS_S_Gen5, Hyperscale,       Gen5,  2,  true",
    "HS_PRMS_128, HS_PRMS,   Hyperscale,       PRMS,  128, false",
  })
  void isTakenApartAsAzureWantsIt(
      String text, String sku, String tier, String family, Integer capacity, boolean serverless) {
    // When
    ServiceObjective objective = ServiceObjective.parse(text);

    // Then
    assertThat(objective.sku().name()).isEqualTo(sku);
    assertThat(objective.sku().tier()).isEqualTo(tier);
    assertThat(objective.sku().family()).isEqualTo(family);
    assertThat(objective.sku().capacity()).isEqualTo(capacity);
    assertThat(objective.serverless()).isEqualTo(serverless);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "S", "S123", "X1", "GP_Gen5", "GP__2", "ElasticPool", "DW100c", "S2 "})
  void isRefusedWithTheAcceptedForms(String text) {
    assertThatThrownBy(() -> ServiceObjective.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("GP_Gen5_2");
  }
}
