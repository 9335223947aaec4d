package io.dbmodernizer.runtime.azure;

import com.azure.core.credential.AccessToken;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import reactor.core.publisher.Mono;

/** Connections to a Resource Manager on this machine, for the tests of the services. */
public final class TestAzure {
  private static final String TENANT = "00000000-0000-0000-0000-00000000000a";
  private static final Duration POLL_INTERVAL = Duration.ofMillis(20);

  private TestAzure() {}

  /**
   * Connects with a token that the emulator accepts.
   *
   * @param endpoint HTTPS base URL
   * @param certificate PEM file of the endpoint's certificate
   */
  public static AzureConnection connect(URI endpoint, Path certificate) {
    return connect(
        endpoint, certificate, new ArmBudgetProperties(1000, 1000, 1000, 1000, 1000, 1000, 0));
  }

  /** The same with another budget. */
  public static AzureConnection connect(
      URI endpoint, Path certificate, ArmBudgetProperties budget) {
    AzureProperties properties =
        new AzureProperties(
            endpoint,
            endpoint,
            TENANT,
            null,
            null,
            certificate,
            POLL_INTERVAL,
            Duration.ofSeconds(20));
    HttpClient.Builder client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .sslContext(trusting(certificate));
    return new AzureConnection(
        properties,
        request -> Mono.just(new AccessToken("test-token", OffsetDateTime.now().plusHours(1))),
        new JdkHttpClientBuilder(client).build(),
        new ArmBudget(budget, InstantSource.system()),
        "test");
  }

  private static SSLContext trusting(Path certificate) {
    try (InputStream pem = Files.newInputStream(certificate)) {
      KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
      trusted.load(null, null);
      trusted.setCertificateEntry(
          "endpoint", CertificateFactory.getInstance("X.509").generateCertificate(pem));
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, factory.getTrustManagers(), null);
      return context;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("certificate " + certificate + " cannot be trusted", e);
    }
  }
}
