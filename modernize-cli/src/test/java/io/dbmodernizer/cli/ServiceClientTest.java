package io.dbmodernizer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.dbmodernizer.cli.verify.ServiceAnswer;
import io.dbmodernizer.cli.verify.ServiceClient;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ServiceClientTest {

  @Test
  void aServiceThatHasNotAnsweredInTimeIsNotAskedAgain() throws Exception {
    // Given: a service that never answers
    AtomicInteger asked = new AtomicInteger();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    ExecutorService threads = Executors.newCachedThreadPool();
    server.setExecutor(threads);
    server.createContext("/", exchange -> asked.incrementAndGet());
    server.start();
    try {
      String url = "http://127.0.0.1:" + server.getAddress().getPort();
      ServiceClient client = new ServiceClient(Map.of("backup", url), Duration.ofSeconds(1), null);

      // When
      List<ServiceAnswer> first = client.ask("/preflight", "{}");
      List<ServiceAnswer> second = client.ask("/preflight", "{}");

      // Then
      assertThat(first)
          .singleElement()
          .satisfies(answer -> assertThat(answer.problem()).endsWith("did not answer within 1 s"));
      assertThat(second).isEqualTo(first);
      assertThat(asked).hasValue(1);
    } finally {
      server.stop(0);
      threads.shutdownNow();
    }
  }
}
