package io.dbmodernizer.emulator.sql.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbmodernizer.emulator.arm.call.ArmException;
import io.dbmodernizer.emulator.arm.call.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceObjectiveTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"name\":\"S2\"} | S2 | Standard | 50",
        "{\"name\":\"s2\",\"tier\":\"standard\"} | S2 | Standard | 50",
        "{\"name\":\"Standard\",\"capacity\":100} | S3 | Standard | 100",
        "{\"name\":\"GP_Gen5\",\"capacity\":4} | GP_Gen5_4 | GeneralPurpose | 4",
        "{\"name\":\"GP_Gen5_2\"} | GP_Gen5_2 | GeneralPurpose | 2",
        "{\"name\":\"HS_Gen5\",\"tier\":\"Hyperscale\",\"family\":\"Gen5\",\"capacity\":2} | HS_Gen5_2 | Hyperscale | 2",
        "{\"name\":\"Basic\"} | Basic | Basic | 5"
      })
  void aSkuIsUnderstoodInEveryFormThatAzureAccepts(
      String sku, String name, String tier, int capacity) {
    // When
    ServiceObjective objective = ServiceObjective.of(Json.parse(sku));

    // Then
    assertThat(objective.name()).isEqualTo(name);
    assertThat(objective.tier()).isEqualTo(tier);
    assertThat(objective.capacity()).isEqualTo(capacity);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"name\":\"S5\"} | InvalidSkuName",
        "{\"name\":\"S2\",\"tier\":\"Premium\"} | MismatchedSkuNameAndTier",
        "{\"name\":\"S2\",\"capacity\":10} | MismatchedSkuNameAndCapacity",
        "{\"name\":\"GP_Gen5\",\"capacity\":3} | MismatchedSkuNameAndCapacity",
        "{\"name\":\"GP_Gen5_2\",\"family\":\"Fsv2\"} | MismatchedSkuNameAndFamily",
        "{\"tier\":\"Standard\"} | MissingSkuName"
      })
  void aSizeThatDoesNotExistIsRefusedWithAzuresCode(String sku, String code) {
    // When / Then
    assertThatThrownBy(() -> ServiceObjective.of(Json.parse(sku)))
        .isInstanceOfSatisfying(ArmException.class, e -> assertThat(e.code()).isEqualTo(code));
  }
}
