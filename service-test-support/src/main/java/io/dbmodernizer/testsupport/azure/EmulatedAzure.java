package io.dbmodernizer.testsupport.azure;

import static org.awaitility.Awaitility.await;

import com.azure.core.http.HttpClient;
import io.dbmodernizer.emulator.AzureEmulator;
import io.dbmodernizer.emulator.EmulatorOptions;
import io.dbmodernizer.emulator.requestlog.LoggedRequest;
import io.dbmodernizer.emulator.throttle.ThrottleLimits;
import io.dbmodernizer.emulator.time.ManualClock;
import io.dbmodernizer.runtime.azure.ArmResponse;
import io.dbmodernizer.runtime.azure.AzureConnection;
import io.dbmodernizer.runtime.azure.OperationStatus;
import io.dbmodernizer.runtime.azure.TestAzure;
import io.dbmodernizer.runtime.step.StepDriver;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An emulator over HTTPS and the requests that it has received since a mark. It throttles nobody.
 * Its time is real, or that of the {@link StepDriver} that it follows.
 */
public class EmulatedAzure implements AutoCloseable {
  private static final String ANY_VERSION = "2021-11-01";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final EmulatorOptions options;
  private final @Nullable ManualClock clock;
  private @Nullable AzureEmulator emulator;
  private InstantSource followed = InstantSource.system();
  private long mark;

  /** Creates an emulator with real time, in which operations take a few tenths of a second. */
  public EmulatedAzure() {
    this(EmulatorOptions.defaults());
  }

  /**
   * Creates an emulator with real time.
   *
   * @param options its options; throttling and the static token are replaced
   */
  public EmulatedAzure(EmulatorOptions options) {
    this.options = adapted(options);
    this.clock = null;
  }

  /**
   * Creates an emulator in virtual time.
   *
   * @param clock its time
   */
  public EmulatedAzure(ManualClock clock) {
    this.options = adapted(EmulatorOptions.defaults()).withClock(clock);
    this.clock = clock;
  }

  private static EmulatorOptions adapted(EmulatorOptions options) {
    return options.withThrottling(ThrottleLimits.unlimited()).withStaticToken(TestAzure.TOKEN);
  }

  /** Starts the emulator. */
  public void open() throws IOException {
    emulator = AzureEmulator.start(options);
  }

  @Override
  public void close() throws IOException {
    emulator().close();
  }

  /**
   * Returns the emulator.
   *
   * @throws NullPointerException if it is not started
   */
  public AzureEmulator emulator() {
    return Objects.requireNonNull(emulator, "the emulator is not started");
  }

  /** Connects over HTTPS. Each connection remembers for itself what it has read. */
  public AzureConnection connection() {
    return connection(UnaryOperator.identity());
  }

  /** Connects over HTTPS with something around the transport. */
  public AzureConnection connection(UnaryOperator<HttpClient> around) {
    return TestAzure.connect(
        emulator().baseUri(),
        emulator().certificatePem(),
        transport ->
            around.apply(
                clock == null
                    ? transport
                    : new HttpClientWithNotice(transport, request -> catchUp())));
  }

  /** Sets the emulator's time to that of a driver. The driver begins where the emulator is. */
  public StepDriver follow(StepDriver driver) {
    if (clock != null) {
      driver.advance(Duration.between(driver.clock().instant(), clock.instant()));
      followed = driver.clock();
    }
    return driver;
  }

  private void catchUp() {
    if (clock != null && followed.instant().isAfter(clock.instant())) {
      clock.advance(Duration.between(clock.instant(), followed.instant()));
    }
  }

  /** Returns the emulator's time. */
  public Instant now() {
    return clock == null ? Instant.now() : clock.instant();
  }

  /** Moves the emulator's virtual time between drivers. Does nothing in real time. */
  public void pass(Duration duration) {
    if (clock != null) {
      clock.advance(duration);
    }
  }

  /** Forgets what was sent so far. */
  public void mark() {
    mark = emulator().requests().lastSequence();
  }

  /** Returns what was sent since the mark. */
  public List<LoggedRequest> requests() {
    return emulator().requests().since(mark);
  }

  /** Returns what was sent since the mark and could change something. */
  public List<LoggedRequest> writes() {
    return requests().stream().filter(LoggedRequest::isWrite).toList();
  }

  /**
   * Returns the body of a write since the mark.
   *
   * @param write 0 for the first
   */
  public JsonNode body(int write) {
    return Objects.requireNonNull(writes().get(write).requestBody());
  }

  /**
   * Creates or changes a resource without the service, waits for the end of the operation, and sets
   * the mark.
   *
   * @param body JSON with single quotes
   */
  public void put(String id, String apiVersion, String body) {
    AzureConnection azure = plain();
    settle(azure, azure.rest().put(id, apiVersion, json(body)));
    mark();
  }

  /** Removes a resource without the service, waits for the end, and sets the mark. */
  public void delete(String id, String apiVersion) {
    AzureConnection azure = plain();
    settle(azure, azure.rest().delete(id, apiVersion));
    mark();
  }

  /** Reads a resource. Returns empty if there is none. */
  public Optional<JsonNode> get(String id, String apiVersion) {
    return plain().rest().get(id, apiVersion).map(ArmResponse::body);
  }

  /**
   * Calls an operation of the emulator itself and sets the mark.
   *
   * @param body JSON with single quotes
   * @return the body of the answer
   */
  public JsonNode own(String path, String body) {
    JsonNode answer = plain().rest().post(path, ANY_VERSION, json(body)).body();
    mark();
    return answer;
  }

  private AzureConnection plain() {
    return TestAzure.connect(emulator().baseUri(), emulator().certificatePem());
  }

  private static JsonNode json(String body) {
    return JsonMapper.shared().readTree(body.replace('\'', '"'));
  }

  private void settle(AzureConnection azure, ArmResponse answer) {
    answer
        .operation(Instant.now())
        .ifPresent(
            operation ->
                await()
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(20))
                    .until(
                        () -> {
                          pass(Duration.ofSeconds(1));
                          return azure.operations().poll(operation)
                              instanceof OperationStatus.Succeeded;
                        }));
  }
}
