package io.dbmodernizer.runtime.azure;

import com.azure.core.credential.AccessToken;
import com.azure.core.http.HttpClient;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Connections to a Resource Manager on this machine, for the tests of the services. */
public final class TestAzure {
  /** The bearer token sent; give it to the emulator as its static token. */
  public static final String TOKEN = "token-of-the-tests";

  private static final String TENANT = "00000000-0000-0000-0000-00000000000a";
  private static final ArmBudgetProperties AMPLE =
      new ArmBudgetProperties(1000, 1000, 1000, 1000, 1000, 1000, 0);

  private TestAzure() {}

  /**
   * Connects through the transport of production.
   *
   * @param endpoint HTTPS base URL
   * @param certificate PEM file of the endpoint's certificate
   */
  public static AzureConnection connect(URI endpoint, Path certificate) {
    return connect(endpoint, certificate, UnaryOperator.identity());
  }

  /** The same with something around the transport, such as {@link FaultyTransport}. */
  public static AzureConnection connect(
      URI endpoint, Path certificate, UnaryOperator<HttpClient> around) {
    AzureProperties properties = properties(endpoint, certificate, Duration.ofHours(2));
    return connection(properties, around.apply(TrustedHttpClient.create(properties)));
  }

  /** Connects to nothing but a transport that answers by itself. */
  public static AzureConnection over(HttpClient transport) {
    URI endpoint = URI.create("https://management.example");
    return connection(properties(endpoint, null, Duration.ofHours(1)), transport);
  }

  private static AzureProperties properties(
      URI endpoint, @Nullable Path certificate, Duration operationTimeout) {
    return new AzureProperties(
        endpoint,
        endpoint,
        TENANT,
        null,
        null,
        certificate,
        Duration.ofSeconds(1),
        Duration.ofSeconds(20),
        operationTimeout);
  }

  private static AzureConnection connection(AzureProperties properties, HttpClient transport) {
    return new AzureConnection(
        properties,
        request -> Mono.just(new AccessToken(TOKEN, OffsetDateTime.now().plusHours(1))),
        transport,
        new ArmBudget(AMPLE, InstantSource.system()),
        "test");
  }
}
