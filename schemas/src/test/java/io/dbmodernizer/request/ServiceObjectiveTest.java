package io.dbmodernizer.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceObjectiveTest {

  @ParameterizedTest
  @CsvSource({
    "Basic, Basic, Basic, , 5",
    "S2, Standard, S2, , 50",
    "S12, Standard, S12, , 3000",
    "P15, Premium, P15, , 4000",
    "GP_Gen5_2, GeneralPurpose, GP_Gen5, Gen5, 2",
    "GP_Gen5_128, GeneralPurpose, GP_Gen5, Gen5, 128",
    "GP_S_Gen5_1, GeneralPurpose, GP_S_Gen5, Gen5, 1",
    "BC_Gen5_40, BusinessCritical, BC_Gen5, Gen5, 40",
    "HS_Gen5_80, Hyperscale, HS_Gen5, Gen5, 80"
  })
  void anObjectiveHasItsTierAndSku(
      String name, String tier, String skuName, String family, int capacity) {
    assertThat(ServiceObjective.find(name))
        .contains(new ServiceObjective(name, tier, skuName, family, capacity));
  }

  @ParameterizedTest
  @ValueSource(strings = {"S5", "P3", "GP_Gen5_1", "GP_Gen5_3", "GP_S_Gen5_128", "HS_Gen5_128", ""})
  void whatAzureDoesNotOfferIsNotFound(String name) {
    assertThat(ServiceObjective.find(name)).isEmpty();
  }
}
