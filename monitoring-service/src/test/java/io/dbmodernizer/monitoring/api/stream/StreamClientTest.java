package io.dbmodernizer.monitoring.api.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class StreamClientTest {
  private final Socket socket = new Socket();
  private final AtomicInteger ended = new AtomicInteger();
  private final StreamClient client =
      new StreamClient(socket, null, 10, gone -> ended.incrementAndGet());

  @Test
  void whatIsSentBeforeItIsOpenWaits() {
    // When
    client.send(bytes("one "));
    String before = socket.read();
    client.onWritePossible();

    // Then
    assertThat(before).isEmpty();
    assertThat(socket.read()).isEqualTo("one ");
  }

  @Test
  void aClientThatCannotTakeMoreGetsTheRestLaterInOrder() {
    // Given
    client.onWritePossible();
    socket.ready = false;

    // When
    client.send(bytes("one "));
    client.send(bytes("two "));
    String before = socket.read();
    socket.ready = true;
    client.onWritePossible();

    // Then
    assertThat(before).isEmpty();
    assertThat(socket.read()).isEqualTo("one two ");
    assertThat(ended).hasValue(0);
  }

  @Test
  void aClientForWhichTooMuchWaitsIsEndedOnce() {
    // Given
    client.onWritePossible();
    socket.ready = false;

    // When
    client.send(bytes("0123456789"));
    client.send(bytes("x"));
    client.send(bytes("y"));
    socket.ready = true;
    client.onWritePossible();

    // Then
    assertThat(ended).hasValue(1);
    assertThat(socket.read()).isEmpty();
  }

  @Test
  void aSingleBlockMayBeLargerThanTheLimit() {
    // Given
    client.onWritePossible();

    // When
    client.send(bytes("more than ten bytes"));
    client.send(bytes("and more than ten"));

    // Then
    assertThat(ended).hasValue(0);
    assertThat(socket.read()).isEqualTo("more than ten bytesand more than ten");
  }

  @Test
  void aBrokenConnectionEndsTheClient() {
    // Given
    client.onWritePossible();
    socket.broken = true;

    // When
    client.send(bytes("one"));
    client.onError(new IllegalStateException("reported too"));

    // Then
    assertThat(ended).hasValue(1);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
