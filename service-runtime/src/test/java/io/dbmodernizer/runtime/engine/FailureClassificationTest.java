package io.dbmodernizer.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class FailureClassificationTest {

  @Test
  void whatNobodyKnowsIsLoggedWithItsCausesAndWithoutTheirSecrets() {
    // Given
    Logger logger = (Logger) LoggerFactory.getLogger(FailureClassification.class);
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    logger.addAppender(log);
    FailureClassification failures =
        new FailureClassification(List.of(), text -> text.replace("s3cret", "[secret]"));

    // When
    failures.classify(
        new IllegalStateException(
            "outer s3cret", new IllegalArgumentException("inner cause with s3cret")));
    logger.detachAppender(log);

    // Then
    assertThat(log.list)
        .singleElement()
        .satisfies(
            event -> {
              String logged = event.getFormattedMessage() + event.getKeyValuePairs();
              assertThat(logged).contains("inner cause with [secret]").doesNotContain("s3cret");
              assertThat(event.getThrowableProxy()).isNull();
            });
  }
}
