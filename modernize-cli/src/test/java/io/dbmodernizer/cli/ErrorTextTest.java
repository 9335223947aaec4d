package io.dbmodernizer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class ErrorTextTest {

  @Test
  void kafkaThatDoesNotStoreARequestIsUnavailableAndAWrongSettingIsNot() {
    assertThat(ErrorText.exitCode(new TimeoutException("no answer within 120000 ms")))
        .isEqualTo(ExitCode.UNAVAILABLE);
    assertThat(ErrorText.exitCode(new ConfigException("acks", "some"))).isEqualTo(ExitCode.FAILED);
    assertThat(
            ErrorText.exitCode(
                new KafkaException("no producer", new ConfigException("acks", "some"))))
        .isEqualTo(ExitCode.FAILED);
  }
}
