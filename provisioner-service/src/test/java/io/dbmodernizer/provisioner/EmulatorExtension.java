package io.dbmodernizer.provisioner;

import com.azure.core.http.HttpClient;
import io.dbmodernizer.emulator.AzureEmulator;
import io.dbmodernizer.emulator.EmulatorOptions;
import io.dbmodernizer.emulator.requestlog.LoggedRequest;
import io.dbmodernizer.emulator.throttle.ThrottleLimits;
import io.dbmodernizer.provisioner.azure.AzureClients;
import io.dbmodernizer.runtime.azure.TestAzure;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import tools.jackson.databind.JsonNode;

/** An emulator for the tests of one class, and what was sent to it in the present test. */
public final class EmulatorExtension
    implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {
  @SuppressWarnings("NullAway.Init") // started before the first test
  private AzureEmulator emulator;

  private long mark;

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    emulator =
        AzureEmulator.start(
            EmulatorOptions.defaults()
                .withThrottling(ThrottleLimits.unlimited())
                .withStaticToken(TestAzure.TOKEN));
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    mark();
  }

  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    emulator.close();
  }

  /** Clients connected over HTTPS. */
  public AzureClients clients() {
    return clients(UnaryOperator.identity());
  }

  /** The same with something around the transport. */
  public AzureClients clients(UnaryOperator<HttpClient> around) {
    return new AzureClients(
        TestAzure.connect(emulator.baseUri(), emulator.certificatePem(), around));
  }

  /** Forgets what was sent so far. */
  public void mark() {
    mark = emulator.requests().lastSequence();
  }

  /** What was sent since the mark. */
  public List<LoggedRequest> requests() {
    return emulator.requests().since(mark);
  }

  /** What was sent since the mark and could change something. */
  public List<LoggedRequest> writes() {
    return requests().stream().filter(LoggedRequest::isWrite).toList();
  }

  /** The body of a write since the mark, 0 for the first. */
  public JsonNode body(int write) {
    return Objects.requireNonNull(writes().get(write).requestBody());
  }
}
