package io.dbmodernizer.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.emulator.host.NetworkOptions;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients that use another host name than localhost, as containers do. */
class NamedHostIT {

  @TempDir Path folder;

  @Test
  void clientThatCallsByNameTrustsTheCertificateAndIsSentToThatName() throws Exception {
    // Given
    Path certificate = folder.resolve("copy.pem");
    try (AzureEmulator emulator = start("emulator", certificate)) {
      assertThat(certificate).hasSameTextualContentAs(emulator.certificatePem());

      // When
      String answer = get("emulator", emulator.baseUri(), certificate);

      // Then
      assertThat(answer)
          .startsWith("HTTP/1.1 401")
          .contains("https://emulator:" + emulator.baseUri().getPort() + "/common");
    }
  }

  @Test
  void certificateStaysUnlessANameIsMissing() throws Exception {
    // Given
    Path first = folder.resolve("first.pem");
    Path again = folder.resolve("again.pem");
    Path renamed = folder.resolve("renamed.pem");

    // When
    start("emulator", first).close();
    start("emulator", again).close();
    start("azure.example.com", renamed).close();

    // Then
    assertThat(again).hasSameTextualContentAs(first);
    assertThat(Files.readString(renamed)).isNotEqualTo(Files.readString(first));
  }

  private AzureEmulator start(String name, Path certificate) throws IOException {
    return AzureEmulator.start(
        EmulatorOptions.defaults()
            .withDataFolder(folder.resolve("data"))
            .withNetwork(new NetworkOptions("127.0.0.1", List.of(name), certificate)));
  }

  /** Connects to the loopback address in place of the host name. */
  private static String get(String name, URI address, Path certificate) throws Exception {
    int port = address.getPort();
    try (Socket plain = new Socket(address.getHost(), port);
        SSLSocket socket =
            (SSLSocket)
                trusting(certificate).getSocketFactory().createSocket(plain, name, port, true)) {
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      socket.setSSLParameters(parameters);
      String request =
          "GET /subscriptions?api-version=2022-12-01 HTTP/1.1\r\nHost: %s:%d\r\nConnection: close\r\n\r\n"
              .formatted(name, port);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static SSLContext trusting(Path certificate) throws Exception {
    KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
    trusted.load(null, null);
    try (InputStream pem = Files.newInputStream(certificate)) {
      trusted.setCertificateEntry(
          "emulator", CertificateFactory.getInstance("X.509").generateCertificate(pem));
    }
    TrustManagerFactory managers =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    return context;
  }
}
