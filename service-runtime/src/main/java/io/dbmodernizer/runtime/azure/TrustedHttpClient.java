package io.dbmodernizer.runtime.azure;

import com.azure.core.http.HttpClient;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * The transport to Azure, trusting either the JDK's certificates or exactly one given certificate.
 */
public final class TrustedHttpClient {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

  private TrustedHttpClient() {}

  /**
   * @throws IllegalArgumentException if the certificate file cannot be read, naming it
   */
  public static HttpClient create(AzureProperties properties) {
    java.net.http.HttpClient.Builder builder =
        java.net.http.HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT);
    Path certificate = properties.trustedCertificate();
    if (certificate != null) {
      builder.sslContext(trusting(certificate));
    }
    return new JdkHttpClientBuilder(builder)
        .responseTimeout(properties.callTimeout())
        .readTimeout(properties.callTimeout())
        .writeTimeout(properties.callTimeout())
        .build();
  }

  private static SSLContext trusting(Path pem) {
    try (InputStream in = Files.newInputStream(pem)) {
      Certificate certificate = CertificateFactory.getInstance("X.509").generateCertificate(in);
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      store.setCertificateEntry("trusted", certificate);
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalArgumentException(
          "dbmodernizer.azure.trusted-certificate is "
              + pem
              + ", must be a readable PEM file with one X.509 certificate",
          e);
    }
  }
}
