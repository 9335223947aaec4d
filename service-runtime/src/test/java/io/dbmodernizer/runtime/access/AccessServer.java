package io.dbmodernizer.runtime.access;

import com.azure.core.credential.AccessToken;
import io.dbmodernizer.runtime.config.StageRuntimeAutoConfiguration;
import io.dbmodernizer.runtime.preflight.PreflightAutoConfiguration;
import io.dbmodernizer.runtime.secret.KeyVaultSecrets;
import io.dbmodernizer.runtime.secret.SecretResolver;
import io.dbmodernizer.runtime.verify.VerificationAutoConfiguration;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** A real server with the access of a service, and nothing else of a service. */
final class AccessServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AccessServer.class);

  private final ConfigurableApplicationContext context;
  private final HttpClient client = HttpClient.newHttpClient();

  private AccessServer(ConfigurableApplicationContext context) {
    this.context = context;
  }

  static AccessServer start(String... settings) {
    List<String> all = new ArrayList<>(List.of(settings));
    all.add("--server.port=0");
    all.add("--spring.main.banner-mode=off");
    // The health groups name indicators of a stage.
    all.add("--management.endpoint.health.validate-group-membership=false");
    return new AccessServer(
        new SpringApplicationBuilder(Application.class).run(all.toArray(String[]::new)));
  }

  int port() {
    return Integer.parseInt(
        Objects.requireNonNull(context.getEnvironment().getProperty("local.server.port")));
  }

  /** Returns the port of the actuator where it has one of its own. */
  int managementPort() {
    return Integer.parseInt(
        Objects.requireNonNull(context.getEnvironment().getProperty("local.management.port")));
  }

  HttpResponse<String> get(String path, @Nullable String token)
      throws IOException, InterruptedException {
    return send(request(path, token));
  }

  HttpResponse<String> post(String path, @Nullable String token)
      throws IOException, InterruptedException {
    return send(
        request(path, token)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{}")));
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  HttpRequest.Builder request(String path, @Nullable String token) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path));
    return token == null ? request : request.header("Authorization", "Bearer " + token);
  }

  /** Calls the route that answers without an end, leaves, and waits until the server knows. */
  void leaveEndlessAnswer(String token) throws Exception {
    HttpResponse<InputStream> answer =
        client.send(request("/api/endless", token).build(), BodyHandlers.ofInputStream());
    try (InputStream body = answer.body()) {
      body.readNBytes(1);
    }
    context.getBean(Routes.class).left.get(30, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    context.close();
  }

  /** The beans that access needs of a service, and its routes. */
  @SpringBootConfiguration
  @EnableAutoConfiguration(
      exclude = {
        StageRuntimeAutoConfiguration.class,
        PreflightAutoConfiguration.class,
        VerificationAutoConfiguration.class,
        KafkaAutoConfiguration.class
      })
  static class Application {
    @Bean
    InstantSource clock() {
      return InstantSource.system();
    }

    @Bean
    SecretResolver secrets() {
      return SecretResolver.ofProcess(
          new KeyVaultSecrets(
              context -> Mono.<AccessToken>error(new IllegalStateException("no vault here")),
              request -> Mono.error(new IllegalStateException("no vault here"))));
    }

    @Bean
    Routes routes() {
      return new Routes();
    }
  }

  /** Routes with and without a rule. */
  @RestController
  static class Routes {
    final CompletableFuture<Void> left = new CompletableFuture<>();

    @GetMapping("/api/endless")
    void endless(HttpServletRequest request, HttpServletResponse response) throws IOException {
      response.flushBuffer();
      AsyncContext answer = request.startAsync();
      answer.setTimeout(0);
      answer.addListener(new Completion(left));
      Thread writer = new Thread(() -> writeUntilLeft(answer), "endless");
      writer.setDaemon(true);
      writer.start();
    }

    private static void writeUntilLeft(AsyncContext answer) {
      byte[] line = new byte[8192];
      try {
        while (true) {
          answer.getResponse().getOutputStream().write(line);
          answer.getResponse().flushBuffer();
        }
      } catch (IOException | IllegalStateException e) {
        LOG.atDebug().setCause(e).log("The caller has left");
      }
    }

    @GetMapping("/api/caller")
    String caller() {
      return Caller.current().map(Caller::toString).orElse("nobody");
    }

    @PostMapping("/api/things")
    String create() {
      return "created";
    }

    @PostMapping("/preflight")
    String check() {
      return "checked";
    }

    @GetMapping("/forgotten")
    String forgotten() {
      return "served";
    }
  }

  private record Completion(CompletableFuture<Void> left) implements AsyncListener {
    @Override
    public void onComplete(AsyncEvent event) {
      left.complete(null);
    }

    @Override
    public void onTimeout(AsyncEvent event) {}

    @Override
    public void onError(AsyncEvent event) {}

    @Override
    public void onStartAsync(AsyncEvent event) {}
  }
}
