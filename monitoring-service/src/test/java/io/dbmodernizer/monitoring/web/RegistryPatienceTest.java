package io.dbmodernizer.monitoring.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.springframework.core.NestedRuntimeException;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.ListenerExecutionFailedException;
import org.springframework.kafka.listener.MessageListenerContainer;

class RegistryPatienceTest {
  private static final int MANY = 50;

  @Test
  void recordIsReadAgainUntilTheRegistryAnswers() {
    assertThat(readAgain(new ConnectException("connection refused"))).isEqualTo(MANY);
  }

  @Test
  void recordThatCannotBeProcessedIsSkippedAfterSomeAttempts() {
    assertThat(readAgain(new IllegalStateException("of the record"))).isBetween(1, 10);
  }

  /** Returns how many of many failures led to another reading of the record. */
  private static int readAgain(Exception cause) {
    CommonErrorHandler handler = RegistryPatience.handler(Duration.ofMillis(1));
    ConsumerRecord<?, ?> record = new ConsumerRecord<>("topic", 0, 7, "key", new byte[0]);
    int again = 0;
    for (int failure = 0; failure < MANY; failure++) {
      try {
        handler.handleRemaining(
            new ListenerExecutionFailedException("failed", cause),
            List.of(record),
            mock(Consumer.class),
            mock(MessageListenerContainer.class));
        return again;
      } catch (NestedRuntimeException e) {
        again++;
      }
    }
    return again;
  }
}
