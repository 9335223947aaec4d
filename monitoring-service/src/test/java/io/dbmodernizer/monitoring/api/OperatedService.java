package io.dbmodernizer.monitoring.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The running service with tokens, called by the operator ada. */
public final class OperatedService implements AutoCloseable {
  public static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final String TOKEN = "operator-0123456789-0123456789-0123456789";

  public final RunningService service = new RunningService();
  private final Path folder = Files.createTempDirectory("operated-service");

  private OperatedService() throws Exception {
    service.start(
        folder,
        "--dbmodernizer.access.mode=TOKENS",
        "--dbmodernizer.access.tokens[0].name=ada",
        "--dbmodernizer.access.tokens[0].role=OPERATOR",
        "--dbmodernizer.access.tokens[0].token-ref=file:"
            + Files.writeString(folder.resolve("token"), TOKEN));
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(get("/api/v1/summary").statusCode()).isEqualTo(200));
  }

  /** Gives every test that asks for the service the same one, started for the first of them. */
  public static final class Shared implements ParameterResolver {
    private static final ExtensionContext.Namespace NAMESPACE =
        ExtensionContext.Namespace.create(OperatedService.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == OperatedService.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context
          .getRoot()
          .getStore(NAMESPACE)
          .computeIfAbsent(OperatedService.class, type -> started(), OperatedService.class);
    }

    private static OperatedService started() {
      try {
        return new OperatedService();
      } catch (Exception e) {
        throw new IllegalStateException("the service of the tests cannot be started", e);
      }
    }
  }

  /** Returns a header with the operator's token. */
  public static String[] token() {
    return new String[] {HttpHeaders.AUTHORIZATION, "Bearer " + TOKEN};
  }

  public HttpResponse<String> get(String path) throws Exception {
    return service.get(path, token());
  }

  public JsonNode json(String path) throws Exception {
    return body(get(path));
  }

  public HttpResponse<String> post(String path, String body, String... headers) throws Exception {
    return service.post(
        path, body, Stream.concat(Stream.of(token()), Stream.of(headers)).toArray(String[]::new));
  }

  public static JsonNode body(HttpResponse<String> answer) {
    return JsonMapper.shared().readTree(answer.body());
  }

  public static JsonNode assertProblem(HttpResponse<String> answer, int status, String detail) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    JsonNode problem = body(answer);
    assertThat(problem.path("detail").asString()).contains(detail);
    assertThat(problem.path("remedy").asString()).isNotEmpty();
    return problem;
  }

  @Override
  public void close() throws Exception {
    service.close();
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files = all.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : files) {
      Files.delete(file);
    }
  }
}
