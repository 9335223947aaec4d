package io.dbmodernizer.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.dbmodernizer.events.CancelRequested;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The client with scripted responses over HTTP. */
class ConfluentApiRegistryTest {

  private static final Schema SCHEMA = CancelRequested.getClassSchema();

  private final Map<String, List<Answer>> script = new HashMap<>();
  private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
  private final List<String> authorizations = Collections.synchronizedList(new ArrayList<>());
  private HttpServer server;

  private record Answer(int status, String body) {}

  @BeforeEach
  void startServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stopServer() {
    server.stop(0);
  }

  @Test
  void aSchemaIsRegisteredOnceHoweverOftenItIsAskedFor() {
    on("POST /api/subjects/a-b/versions", new Answer(200, "{\"id\": 7}"));
    SchemaRegistry registry = new CachingRegistry(registry(Map.of()));

    assertThat(registry.register("a-b", SCHEMA)).isEqualTo(7);
    assertThat(registry.register("a-b", SCHEMA)).isEqualTo(7);
    assertThat(requests).hasSize(1);
  }

  @Test
  void aSchemaIsReadWithTheTypesItRefersTo() {
    // Given
    String inner = "{'type':'record','name':'Inner','namespace':'x','fields':[]}";
    String outer =
        "{'type':'record','name':'Outer','namespace':'x','fields':[{'name':'i','type':'x.Inner'}]}";
    on(
        "GET /api/schemas/ids/9",
        new Answer(
            200,
            JsonMapper.shared()
                .writeValueAsString(
                    Map.of(
                        "schema",
                        outer.replace('\'', '"'),
                        "references",
                        List.of(Map.of("name", "x.Inner", "subject", "inner", "version", 3))))));
    on(
        "GET /api/subjects/inner/versions/3",
        new Answer(
            200,
            JsonMapper.shared()
                .writeValueAsString(Map.of("schema", inner.replace('\'', '"'), "id", 8))));

    // When
    Schema schema = registry(Map.of()).byId(9);

    // Then
    assertThat(schema.getField("i").schema().getFullName()).isEqualTo("x.Inner");
  }

  @Test
  void failuresOfTheServerAreRepeated() {
    on(
        "GET /api/schemas/ids/1",
        new Answer(503, ""),
        new Answer(429, "{}"),
        new Answer(200, schemaBody()));

    assertThat(registry(Map.of()).byId(1)).isEqualTo(SCHEMA);
    assertThat(requests).hasSize(3);
  }

  @Test
  void aServerThatDoesNotRecoverMakesTheRegistryUnavailable() {
    on("GET /api/schemas/ids/1", new Answer(503, "{\"message\": \"starting\"}"));

    assertThatExceptionOfType(RegistryUnavailableException.class)
        .isThrownBy(() -> registry(Map.of("max.retries", "2")).byId(1))
        .withMessageContaining("503")
        .withMessageContaining("starting");
    assertThat(requests).hasSize(3);
  }

  @Test
  void theNextAddressIsTriedWhereOneIsDown() throws IOException {
    on("GET /api/schemas/ids/1", new Answer(200, schemaBody()));
    Map<String, Object> configs =
        configs(Map.of("schema.registry.url", "http://127.0.0.1:" + closedPort() + "," + url()));

    assertThat(new ConfluentApiRegistry(RegistrySettings.from(configs)).byId(1)).isEqualTo(SCHEMA);
  }

  @Test
  void aRegistryThatCannotBeReachedIsUnavailableAndNotAReasonToDropRecords() throws IOException {
    int port = closedPort();
    Map<String, Object> configs =
        configs(Map.of("schema.registry.url", "http://127.0.0.1:" + port, "max.retries", "1"));
    EventDeserializer deserializer = new EventDeserializer();
    deserializer.configure(configs, false);

    assertThatExceptionOfType(RegistryUnavailableException.class)
        .isThrownBy(() -> deserializer.deserialize("t", new byte[] {0, 0, 0, 0, 1, 0}))
        .withMessageContaining("127.0.0.1:" + port)
        .withMessageContaining("2 attempts")
        .withMessageContaining("schema.registry.url");
  }

  @Test
  void credentialsAreSentAndNeverShown() {
    // Given
    on("GET /api/schemas/ids/1", new Answer(401, "{\"message\": \"who?\"}"));
    Map<String, Object> configs =
        configs(
            Map.of(
                "basic.auth.credentials.source", "USER_INFO",
                "basic.auth.user.info", "reader:Hunter2"));
    RegistrySettings settings = RegistrySettings.from(configs);

    // When, Then
    assertThatExceptionOfType(RegistryUnavailableException.class)
        .isThrownBy(() -> new ConfluentApiRegistry(settings).byId(1))
        .withMessageContaining("basic.auth.user.info")
        .satisfies(e -> assertThat(e.toString()).doesNotContain("Hunter2"));
    assertThat(authorizations).containsExactly("Basic cmVhZGVyOkh1bnRlcjI=");
    assertThat(settings.toString()).doesNotContain("Hunter2");
  }

  @Test
  void credentialsInTheAddressAreSentAndNotRepeatedInErrors() {
    on("GET /api/schemas/ids/1", new Answer(403, "{}"));
    Map<String, Object> configs =
        configs(Map.of("schema.registry.url", url().replace("://", "://reader:Hunter2@")));

    assertThatExceptionOfType(RegistryUnavailableException.class)
        .isThrownBy(() -> new ConfluentApiRegistry(RegistrySettings.from(configs)).byId(1))
        .satisfies(e -> assertThat(e.toString()).doesNotContain("Hunter2"));
    assertThat(authorizations).containsExactly("Basic cmVhZGVyOkh1bnRlcjI=");
  }

  @Test
  void anIncompatibleSchemaIsRefusedForGood() {
    on(
        "POST /api/subjects/s/versions",
        new Answer(409, "{\"error_code\": 409, \"message\": \"incompatible\"}"));

    assertThatExceptionOfType(SchemaRejectedException.class)
        .isThrownBy(() -> registry(Map.of()).register("s", SCHEMA))
        .withMessageContaining("incompatible")
        .withMessageContaining("subject s");
    assertThat(requests).hasSize(2);
  }

  @Test
  void aSubjectThatAnotherProgramCreatesAtTheSameMomentIsNoConflict() {
    on(
        "POST /api/subjects/s/versions",
        new Answer(409, "{\"error_code\": 409, \"message\": \"an artifact already exists\"}"),
        new Answer(200, "{\"id\": 7}"));

    assertThat(registry(Map.of()).register("s", SCHEMA)).isEqualTo(7);
  }

  @Test
  void anUnregisteredSchemaIsRefusedWhereRegisteringIsSwitchedOff() {
    on("POST /api/subjects/s", new Answer(404, "{\"error_code\": 40401}"));

    assertThatExceptionOfType(SchemaRejectedException.class)
        .isThrownBy(() -> registry(Map.of()).idOf("s", SCHEMA))
        .withMessageContaining("auto.register.schemas");
  }

  @Test
  void aSchemaOfAnotherKindIsNotAnAvroSchema() {
    on(
        "GET /api/schemas/ids/1",
        new Answer(200, "{\"schemaType\": \"PROTOBUF\", \"schema\": \"x\"}"));

    assertThatExceptionOfType(UnknownSchemaException.class)
        .isThrownBy(() -> registry(Map.of()).byId(1))
        .withMessageContaining("PROTOBUF");
  }

  @Test
  void aNotFoundThatIsNotTheRegistrysIsAWrongAddress() {
    on("GET /api/schemas/ids/1", new Answer(404, "<html>not here</html>"));

    assertThatExceptionOfType(RegistryUnavailableException.class)
        .isThrownBy(() -> registry(Map.of()).byId(1))
        .withMessageContaining("/apis/ccompat/v7");
  }

  @Test
  void wrongSettingsAreRefusedByTheirNameWithoutTheirValue() {
    assertRefused(Map.of("schema.registry.url", "ftp://user:Hunter2@host"), "schema.registry.url");
    assertRefused(Map.of("schema.registry.url", "http://user:Hunter2@[bad"), "schema.registry.url");
    assertRefused(Map.of("schema.registry.url", " , "), "schema.registry.url");
    assertRefused(Map.of("max.retries", "many"), "max.retries");
    assertRefused(Map.of("max.retries", "-1"), "max.retries");
    assertRefused(
        Map.of(
            "basic.auth.credentials.source",
            "USER_INFO",
            "schema.registry.basic.auth.user.info",
            "Hunter2"),
        "basic.auth.user.info");
    assertRefused(
        Map.of("basic.auth.credentials.source", "SASL_INHERIT"), "basic.auth.credentials.source");
    assertRefused(
        Map.of(
            "schema.registry.ssl.truststore.location",
            "/nowhere/trust.p12",
            "schema.registry.ssl.truststore.password",
            "Hunter2"),
        "schema.registry.ssl.truststore.location");
    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(() -> RegistrySettings.from(Map.of()))
        .withMessageContaining("schema.registry.url");
  }

  private void assertRefused(Map<String, Object> settings, String property) {
    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(() -> new ConfluentApiRegistry(RegistrySettings.from(configs(settings))))
        .withMessageContaining(property)
        .satisfies(e -> assertThat(e.toString()).doesNotContain("Hunter2"));
  }

  private ConfluentApiRegistry registry(Map<String, Object> settings) {
    return new ConfluentApiRegistry(RegistrySettings.from(configs(settings)));
  }

  private Map<String, Object> configs(Map<String, Object> settings) {
    Map<String, Object> configs =
        new HashMap<>(
            Map.of(
                "schema.registry.url", url(), "retries.wait.ms", "1", "retries.max.wait.ms", "2"));
    configs.putAll(settings);
    return configs;
  }

  private String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/api/";
  }

  private static String schemaBody() {
    return JsonMapper.shared().writeValueAsString(Map.of("schema", SCHEMA.toString()));
  }

  private void on(String request, Answer... answers) {
    script.put(request, new ArrayList<>(List.of(answers)));
  }

  private void answer(HttpExchange exchange) throws IOException {
    String request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
    requests.add(request);
    String authorization = exchange.getRequestHeaders().getFirst("Authorization");
    if (authorization != null) {
      authorizations.add(authorization);
    }
    List<Answer> answers = script.getOrDefault(request, List.of(new Answer(404, "{}")));
    Answer answer = answers.size() > 1 ? answers.remove(0) : answers.get(0);
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
